// Bowls, cups, pots, chopsticks.
import { dome, f, layers, open, oval, times } from '../cuts.mjs';

/** A bowl on a foot, seen a little from above. */
export function bowl(
  press,
  x,
  y,
  w,
  { c = press.ink.paper, wiped = press.ink.pale, inside = press.ink.key, band = press.ink.red, depth = 0.8 } = {},
) {
  const h = w * depth,
    rim = w * 0.19,
    d = `M${f(x - w)} ${f(y)}C${f(x - w * 0.97)} ${f(y + h * 0.6)} ${f(x - w * 0.6)} ${f(y + h * 0.96)} ${f(x - w * 0.36)} ${f(y + h)}H${f(x + w * 0.36)}C${f(x + w * 0.6)} ${f(y + h * 0.96)} ${f(x + w * 0.97)} ${f(y + h * 0.6)} ${f(x + w)} ${f(y)}Z`;
  return layers(
    press.block(d, c, wiped, 0, 1),
    press.inside(
      d,
      press.line(
        `M${f(x - w)} ${f(y + h * 0.34)}Q${f(x)} ${f(y + h * 0.34 + rim)} ${f(x + w)} ${f(y + h * 0.34)}`,
        band,
        h * 0.05,
      ),
    ),
    press.key(d, 3),
    press.cut(oval(x, y, w, rim), inside, 3),
  );
}

/** A small cup without a handle. */
export const cup = (press, x, y, s, c = press.ink.pale, tea = press.ink.green) => {
  const d = `M${f(x - s)} ${f(y - s * 1.3)}Q${f(x - s * 0.96)} ${f(y - s * 0.1)} ${f(x - s * 0.5)} ${f(y)}H${f(x + s * 0.5)}Q${f(x + s * 0.96)} ${f(y - s * 0.1)} ${f(x + s)} ${f(y - s * 1.3)}Z`;
  return (
    press.block(d, c, press.ink.key, 0, 0.3, { across: true }) +
    press.key(d, 2.8) +
    press.cut(oval(x, y - s * 1.3, s, s * 0.24), tea, 2.6)
  );
};

/** A pot with a spout (left), a lid and a bowed handle. */
export function teapot(press, x, y, s, c = press.ink.key, { iron = false } = {}) {
  const { ink } = press,
    X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s),
    body = `M${X(-96)} ${Y(-60)}C${X(-110)} ${Y(-10)} ${X(-60)} ${Y(0)} ${X(-40)} ${Y(0)}H${X(40)}C${X(60)} ${Y(0)} ${X(110)} ${Y(-10)} ${X(96)} ${Y(-60)}C${X(90)} ${Y(-110)} ${X(50)} ${Y(-124)} ${X(0)} ${Y(-124)}S${X(-90)} ${Y(-110)} ${X(-96)} ${Y(-60)}Z`;
  const spout = `M${X(-86)} ${Y(-40)}L${X(-150)} ${Y(-108)}L${X(-128)} ${Y(-116)}L${X(-76)} ${Y(-88)}Z`,
    dots = iron
      ? press.fill(
          times(33, (i) => oval(x + (-72 + (i % 11) * 14.4) * s, y + (-82 + Math.floor(i / 11) * 20) * s, 3 * s)),
          ink.mid,
          0.8,
        )
      : '';
  return layers(
    press.line(`M${X(-74)} ${Y(-112)}C${X(-80)} ${Y(-220)} ${X(80)} ${Y(-220)} ${X(74)} ${Y(-112)}`, ink.key, 10 * s),
    press.cut(spout, c, 2.8),
    press.block(body, c, ink.key, 0, 0.55, { across: true }),
    dots,
    press.key(body, 3),
    press.cut(dome(x, y - 116 * s, 52 * s, 20 * s), c, 2.8),
    press.cut(oval(x, y - 142 * s, 9 * s), ink.red, 2.6),
  );
}

export const sticks = (press, x0, y0, x1, y1, gap = 22) => {
  const { ink } = press,
    d = open(x0, y0, x1, y1) + open(x0 + gap, y0 + gap * 0.7, x1 + gap * 0.3, y1 + gap);
  return press.line(d, ink.key, 16) + press.line(d, press.ink.ochre, 9);
};
