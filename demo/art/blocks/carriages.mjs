// Things on rails.
import { f, layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';

/** One railway carriage from x, its floor at y; `cab` gives it a driver's end on the right. */
export function carriage(
  press,
  x,
  y,
  w = 322,
  { band = press.ink.red, foot = press.ink.deep, wall = press.ink.paper, cab = false, h = 96 } = {},
) {
  const { ink, light } = press,
    n = Math.floor((w - 20) / 36),
    d = cab
      ? `M${f(x)} ${f(y - h)}H${f(x + w - 30)}Q${f(x + w)} ${f(y - h)} ${f(x + w + 6)} ${f(y - h * 0.5)}L${f(x + w + 10)} ${f(y)}H${f(x)}Z`
      : slab(x, y - h, w, h, 8);
  const windows = times(n, (i) =>
    press.fill(
      slab(x + 16 + i * 36, y - h * 0.82, 25, h * 0.34, 4),
      press.chance(light.lit + 0.25) ? ink.ochre : ink.key,
    ),
  );
  const doors = press.line(
    open(x + w * 0.32, y - h * 0.86, x + w * 0.32, y - 4) + open(x + w * 0.68, y - h * 0.86, x + w * 0.68, y - 4),
    ink.key,
    2,
    0.6,
  );
  const wheels = [0.14, 0.26, 0.74, 0.86].map((t) => press.fill(oval(x + w * t, y + 8, 12), ink.key));
  return layers(
    wheels,
    press.fill(d, wall),
    press.inside(
      d,
      press.fill(rect(x, y - h * 0.42, w + 20, h * 0.14), band) +
        press.fill(rect(x, y - h * 0.18, w + 20, h * 0.2), foot),
    ),
    windows,
    doors,
    cab && press.cut(`M${f(x + w - 28)} ${f(y - h * 0.84)}q${f(24)} 4 ${f(28)} ${f(h * 0.36)}h${f(-28)}z`, ink.key, 2),
    press.key(d, 2.8),
    press.key(open(x + w * 0.3, y - h - 6, x + w * 0.7, y - h - 6), 5),
  );
}

/** Wires on posts over the line. */
export const catenary = (press, y, floor, xs) =>
  press.key(
    xs.map((x) => open(x, floor, x, y - 26) + open(x, y, x - 40, y)).join('') + open(-20, y + 4, 1220, y + 4),
    2.8,
  );

/** The front of a tram or carriage, coming on; x, y its middle at rail height. */
export function carriageFront(press, x, y, s, { body = press.ink.green, upper = press.ink.paper } = {}) {
  const { ink } = press,
    w = 120 * s,
    h = 270 * s,
    d = `M${f(x - w)} ${f(y - 20 * s)}V${f(y - h + 40 * s)}Q${f(x - w)} ${f(y - h)} ${f(x - w + 50 * s)} ${f(y - h - 6 * s)}H${f(x + w - 50 * s)}Q${f(x + w)} ${f(y - h)} ${f(x + w)} ${f(y - h + 40 * s)}V${f(y - 20 * s)}Z`;
  const pane = (a, b) =>
    press.cut(slab(x + a * s, y - 214 * s, b * s, 92 * s, 8 * s), press.dark ? ink.ochre : ink.pale, 3);
  const lamp = press.dark ? press.glow(x, y - 74 * s, 110 * s, ink.ochre, 0.8) : '';
  return layers(
    press.fill(poly(x - w * 0.8, y - 20 * s, x + w * 0.8, y - 20 * s, x + w * 0.7, y, x - w * 0.7, y), ink.key),
    press.fill(d, upper),
    press.inside(
      d,
      press.fill(rect(x - w, y - 112 * s, 2 * w, 100 * s), body) +
        press.fill(rect(x - w, y - 122 * s, 2 * w, 10 * s), ink.ochre) +
        press.fill(rect(x - w, y - h - 10 * s, 2 * w, 42 * s), body),
    ),
    pane(-104, 60),
    pane(-36, 72),
    pane(44, 60),
    press.cut(slab(x - 44 * s, y - 262 * s, 88 * s, 26 * s, 5 * s), press.dark ? ink.paper : ink.ochre, 2.6),
    lamp,
    press.cut(oval(x, y - 74 * s, 19 * s), ink.paper, 3.4),
    press.cut(oval(x - 84 * s, y - 52 * s, 8 * s) + oval(x + 84 * s, y - 52 * s, 8 * s), ink.red, 2),
    press.cut(rect(x - w - 6 * s, y - 30 * s, 2 * w + 12 * s, 14 * s), ink.key, 2),
    press.key(d, 3.4),
    press.key(
      open(x - 30 * s, y - h - 6 * s, x, y - h - 66 * s, x + 30 * s, y - h - 6 * s) +
        open(x - 44 * s, y - h - 66 * s, x + 44 * s, y - h - 66 * s),
      3.4,
    ),
  );
}

/** Two rails running to a point. */
export const railsTo = (press, vx, vy, x0, x1, c = press.ink.key, { from = 0, sleepers = 14 } = {}) => {
  const at = (x, t) => [vx + (x - vx) * t, vy + (820 - vy) * t],
    ties = times(sleepers, (i) => {
      const t = from + (1 - from) * ((i + 1) / sleepers) ** 2,
        m = (x1 - x0) * 0.25,
        a = at(x0 - m, t),
        b = at(x1 + m, t);
      return poly(a[0], a[1], b[0], b[1], b[0] + 4 * t, b[1] + 16 * t, a[0] - 4 * t, a[1] + 16 * t);
    });
  const [a, b] = [at(x0, from), at(x1, from)];
  return (
    press.fill(ties, press.ink.key, 0.55) +
    press.fill(
      poly(a[0] - 1, a[1], a[0] + 1, a[1], x0 + 9, 820, x0 - 9, 820) +
        poly(b[0] - 1, b[1], b[0] + 1, b[1], x1 + 9, 820, x1 - 9, 820),
      c,
    )
  );
};
