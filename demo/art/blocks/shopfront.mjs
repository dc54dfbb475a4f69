// What hangs and stands before a shop.
import { f, layers, open, oval, poly, rect, times } from '../cuts.mjs';

export const crests = [
  (x, y, s) => oval(x, y, s) + open(x - s * 0.6, y, x + s * 0.6, y),
  (x, y, s) => oval(x, y, s) + oval(x, y, s * 0.45),
  (x, y, s) =>
    [0, 1, 2, 3, 4]
      .map((i) => {
        const a = i * 1.2566 - 1.57;
        return oval(x + Math.cos(a) * s * 0.62, y + Math.sin(a) * s * 0.62, s * 0.4);
      })
      .join('') + oval(x, y, s * 0.14),
  (x, y, s) =>
    poly(x, y - s, x + s, y, x, y + s, x - s, y) + poly(x, y - s * 0.5, x + s * 0.5, y, x, y + s * 0.5, x - s * 0.5, y),
  (x, y, s) =>
    oval(x - s * 0.5, y + s * 0.3, s * 0.5) + oval(x + s * 0.5, y + s * 0.3, s * 0.5) + oval(x, y - s * 0.5, s * 0.5),
];

/** A shop curtain of n panels from x, y, hung on a pole; crest is a drawing, never a letter. */
export function curtain(
  press,
  x,
  y,
  w,
  h,
  { n = 3, cs = [press.ink.deep], crest = press.pick(crests), stroke = 5, wave = 6 } = {},
) {
  const { ink } = press,
    step = w / n;
  const panels = times(n, (i) => {
    const a = x + i * step + 2,
      b = step - 4,
      d = `M${f(a)} ${f(y)}h${f(b)}l${f(press.between(-wave, wave))} ${f(h)}q${f(-b / 4)} ${f(wave)} ${f(-b / 2)} 0t${f(-b / 2)} ${f(press.between(-3, 3))}z`;
    return (
      press.block(d, cs[i % cs.length], ink.key, 0, 0.4, { from: 0.4 }) +
      press.key(d, 2.6) +
      press.line(crest(a + b / 2, y + h * 0.42, Math.min(b, h) * 0.26), ink.paper, stroke)
    );
  });
  return panels + press.line(`M${f(x - 14)} ${f(y - 3)}H${f(x + w + 14)}`, ink.key, 9);
}

/** A striped awning. */
export function awning(press, x, y, w, h, { n = 8, a = press.ink.red, b = press.ink.paper } = {}) {
  const step = w / n,
    e = w * 0.03,
    strip = (i, c) => {
      const x0 = x + i * step,
        x1 = x - e + (i * (w + 2 * e)) / n,
        s1 = (w + 2 * e) / n;
      return press.fill(
        `M${f(x0)} ${f(y)}h${f(step)}L${f(x1 + s1)} ${f(y + h)}q${f(-s1 / 2)} ${f(h * 0.34)} ${f(-s1)} 0z`,
        c,
      );
    };
  return (
    times(n, (i) => strip(i, i % 2 ? b : a)) +
    press.key(
      `M${f(x)} ${f(y)}H${f(x + w)}L${f(x + w + e)} ${f(y + h)}${times(n, () => `q${f(-(w + 2 * e) / n / 2)} ${f(h * 0.34)} ${f(-(w + 2 * e) / n)} 0`)}Z`,
      2.6,
    )
  );
}

/** Sliding lattice doors with light behind them. */
export function lattice(
  press,
  x,
  y,
  w,
  h,
  { c = press.dark ? press.ink.ochre : press.ink.paper, cols = 6, rows = 5, frame = 5 } = {},
) {
  const bars =
    times(cols + 1, (i) => open(x + (w * i) / cols, y, x + (w * i) / cols, y + h)) +
    times(rows + 1, (i) => open(x, y + (h * i) / rows, x + w, y + (h * i) / rows));
  return (
    press.fill(rect(x, y, w, h), c) +
    press.line(bars, press.ink.key, frame * 0.6, 0.85) +
    press.key(rect(x, y, w, h), frame)
  );
}

export const wall = (press) =>
  press.vary([
    [press.ink.ochre, press.ink.red],
    [press.ink.pale, press.ink.mid],
    [press.ink.mid, press.ink.deep],
  ]);

export const floor = (press, y = 712) => {
  const { ink } = press;
  return (
    press.block(`M-20 ${y}H1220V830H-20Z`, press.night ? ink.key : ink.deep, ink.key, 0, 0.6) +
    press.line(
      times(10, (i) => open(i * 150 - 90, y, i * 180 - 240, 830)),
      ink.pale,
      2,
      0.25,
    ) +
    press.key(open(-20, y, 1220, y), 4)
  );
};

export const eaves = (press, y, h = 110) => {
  const { ink } = press;
  return layers(
    press.block(rect(-20, y - h, 1240, h), press.light.roof, ink.key, 0.1, 0.6),
    press.line(
      times(32, (i) => open(i * 40, y - h, i * 40, y)),
      press.night ? ink.mid : ink.key,
      3,
      0.55,
    ),
    times(32, (i) => press.cut(oval(i * 40, y, 13), press.light.roof, 2)),
    press.fill(rect(-20, y + 10, 1240, 12), ink.key),
  );
};

export const street = (press, y) =>
  press.block(
    rect(-20, y, 1240, 840 - y),
    press.night ? press.ink.deep : press.ink.pale,
    press.night ? press.ink.key : press.ink.mid,
    0.1,
    0.9,
  ) + press.key(open(-20, y, 1220, y), 3);
