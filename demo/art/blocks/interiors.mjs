// Windows, floors and lamps of a room.
import { f, layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { towers } from './buildings.mjs';
import { ground, peak, ridge } from './land.mjs';
import { tree } from './plants.mjs';
import { mist, orb, sky } from './weather.mjs';

/** A window with the hour outside. */
export function windowOn(press, x, y, w, h, view = 'hills', { cols = 2, rows = 2, frame = press.ink.paper } = {}) {
  const { ink, light } = press,
    outside = {
      hills: () => [ridge(press, 460, 120, { tone: light.far }), ridge(press, 520, 70)],
      mountain: () => [peak(press, 600, 520, 460, 330), ridge(press, 540, 40, { tone: light.near })],
      town: () => [towers(press, 560, { min: 60, span: 240 })],
      tree: () => [
        ridge(press, 500, 70, { tone: light.far }),
        ground(press, 520),
        tree(press, 560, 640, 460, { blossom: press.vary([undefined, ink.pale]) }),
      ],
    }[view];
  const k = Math.max(w / 1200, h / 700),
    d = rect(x, y, w, h),
    bars =
      times(cols - 1, (i) => open(x + (w * (i + 1)) / cols, y, x + (w * (i + 1)) / cols, y + h)) +
      times(rows - 1, (i) => open(x, y + (h * (i + 1)) / rows, x + w, y + (h * (i + 1)) / rows));
  return layers(
    press.inside(
      d,
      press.place(
        x + w / 2 - 600 * k,
        y,
        layers(sky(press, 540), orb(press, 760, 220, 90), mist(press, 140, 3), outside()),
        { scale: k },
      ),
    ),
    press.line(d + bars, frame, 12),
    press.key(d + bars, 3),
  );
}

export const boards = (press, y, c, wiped) =>
  press.block(rect(-20, y, 1240, 840 - y), c, wiped, 0, 0.7) +
  press.line(
    times(13, (i) => open(600 + (i - 6) * 110, y, 600 + (i - 6) * 230, 830)),
    press.ink.key,
    2,
    0.3,
  ) +
  press.key(open(-20, y, 1220, y), 3);

/** A hanging lamp with a cone of light. */
export const pendant = (press, x, y, s, c = press.ink.red, { top = -20 } = {}) =>
  layers(
    press.line(open(x, top, x, y - 30 * s), press.ink.key, 3),
    press.wipe(
      poly(x - 60 * s, y, x + 60 * s, y, x + 170 * s, y + 300 * s, x - 170 * s, y + 300 * s),
      press.ink.ochre,
      press.dark ? 0.6 : 0.28,
      0,
    ),
    press.cut(
      `M${f(x - 62 * s)} ${f(y)}Q${f(x - 54 * s)} ${f(y - 44 * s)} ${f(x)} ${f(y - 48 * s)}Q${f(x + 54 * s)} ${f(y - 44 * s)} ${f(x + 62 * s)} ${f(y)}Z`,
      c,
      2.8,
    ),
    press.fill(`M${f(x - 30 * s)} ${f(y)}a${f(30 * s)} ${f(16 * s)} 0 0 0 ${f(60 * s)} 0z`, press.ink.paper),
  );

export const stool = (press, x, y, s, c = press.ink.red) =>
  press.line(
    open(x - 26 * s, y - 90 * s, x - 38 * s, y) +
      open(x + 26 * s, y - 90 * s, x + 38 * s, y) +
      open(x - 32 * s, y - 36 * s, x + 32 * s, y - 36 * s),
    press.ink.key,
    8 * s,
  ) + press.cut(slab(x - 44 * s, y - 104 * s, 88 * s, 20 * s, 9 * s), c, 2.8);

/** A round clock with hands and no figures. */
export const clock = (press, x, y, s, h = press.int(1, 11)) =>
  press.cut(oval(x, y, s), press.ink.paper, 3) +
  press.line(
    `M${f(x)} ${f(y - s * 0.7)}V${f(y)}l${f(Math.sin(h * 0.52) * s * 0.5)} ${f(-Math.cos(h * 0.52) * s * 0.5)}`,
    press.ink.key,
    s * 0.12,
  );
