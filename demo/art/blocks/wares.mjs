// Goods: books, crates, fish.
import { f, layers, open, oval, rect, times } from '../cuts.mjs';

/** Book backs standing on a shelf from x to x + w, foot at y. */
export function books(
  press,
  x,
  y,
  w,
  h,
  cs = [
    press.ink.red,
    press.ink.deep,
    press.ink.mid,
    press.ink.pale,
    press.ink.ochre,
    press.ink.green,
    press.ink.paper,
  ],
) {
  let at = x,
    s = '',
    bands = '';
  while (at < x + w - 4) {
    const wide = Math.min(press.between(0.16, 0.34) * h, x + w - at),
      tall = h * press.between(0.72, 0.98),
      c = press.pick(cs);
    if (press.chance(0.07)) {
      at += wide;
      continue;
    }
    s +=
      press.fill(rect(at, y - tall, wide, tall), c) +
      press.line(rect(at, y - tall, wide, tall), press.ink.key, 1.5, 0.75);
    if (wide > 8)
      bands +=
        rect(at + 2, y - tall * 0.82, wide - 4, Math.max(2, h * 0.04)) +
        (press.chance(0.5) ? rect(at + 2, y - tall * 0.22, wide - 4, Math.max(2, h * 0.03)) : '');
    at += wide;
  }
  return s + press.fill(bands, press.ink.key, 0.35);
}

/** A case of shelves full of books. */
export function bookcase(press, x, y, w, h, rows = 4, { wood = press.ink.key, back = press.ink.deep } = {}) {
  const step = h / rows;
  return layers(
    press.fill(rect(x, y, w, h), back),
    times(
      rows,
      (j) =>
        books(press, x + 7, y + (j + 1) * step - 5, w - 14, step - 14) +
        press.fill(rect(x, y + (j + 1) * step - 6, w, 8), wood),
    ),
    press.line(rect(x, y, w, h), wood, 9),
  );
}

/** A crate with a heap of round goods. */
export function crate(press, x, y, w, h, c, { n = 7, size = w / 7, leaf = false } = {}) {
  const { ink } = press,
    heap = [
      [n, 0],
      [n - 1, 0.62],
      [n - 3, 1.16],
    ].map(([k, up]) =>
      times(k, (i) => {
        const gx = x + w * (0.5 + (i - (k - 1) / 2) / (n + 0.4)),
          gy = y - h - up * size * 0.8;
        return (
          press.cut(oval(gx, gy, size * 0.52), c, 2) +
          (leaf ? press.line(`M${f(gx)} ${f(gy - size * 0.4)}q4 -8 12 -8`, ink.green, 3.4) : '')
        );
      }),
    );
  return layers(
    heap,
    press.cut(rect(x, y - h, w, h), ink.ochre, 2.8),
    press.line(
      open(x, y - h * 0.66, x + w, y - h * 0.66) + open(x, y - h * 0.33, x + w, y - h * 0.33),
      ink.key,
      2,
      0.6,
    ),
  );
}

/** A fish lying, head to the left. */
export function fish(press, x, y, s, c = press.ink.mid) {
  const X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s),
    d = `M${X(-60)} ${Y(0)}Q${X(-30)} ${Y(-26)} ${X(10)} ${Y(-18)}Q${X(34)} ${Y(-10)} ${X(44)} ${Y(-2)}L${X(66)} ${Y(-18)}Q${X(58)} ${Y(0)} ${X(66)} ${Y(18)}L${X(44)} ${Y(4)}Q${X(0)} ${Y(28)} ${X(-60)} ${Y(0)}Z`;
  return (
    press.block(d, press.ink.paper, c, 0.95, 0.05) +
    press.key(d, 2.2) +
    press.line(`M${X(-36)} ${Y(-11)}q${f(8 * s)} ${f(11 * s)} 0 ${f(22 * s)}`, press.ink.key, 2) +
    press.fill(oval(x - 46 * s, y - 3 * s, 3.2 * s), press.ink.key)
  );
}
