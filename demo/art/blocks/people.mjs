// People: small, from behind, no faces.
import { f, layers, oval, poly, slab, times } from '../cuts.mjs';

/** One person standing at x, y (the feet), s tall. */
export function person(
  press,
  x,
  y,
  s,
  {
    coat = press.pick([press.ink.deep, press.ink.mid, press.ink.red, press.ink.key]),
    sash,
    hat,
    pack,
    bag,
    bend = 0,
    legs = press.ink.key,
  } = {},
) {
  const { ink } = press,
    n = (v) => f(v * s),
    hx = x + bend * s,
    hy = y - 0.87 * s;
  const feet = press.fill(
    poly(x - 0.1 * s, y - 0.26 * s, x - 0.02 * s, y - 0.26 * s, x - 0.03 * s, y, x - 0.13 * s, y) +
      poly(x + 0.02 * s, y - 0.26 * s, x + 0.1 * s, y - 0.26 * s, x + 0.13 * s, y, x + 0.03 * s, y),
    legs,
  );
  const d = `M${f(hx - 0.07 * s)} ${f(hy + 0.1 * s)}Q${f(hx - 0.17 * s)} ${f(hy + 0.13 * s)} ${f(hx - 0.18 * s)} ${f(hy + 0.24 * s)}L${f(x - 0.2 * s)} ${f(y - 0.2 * s)}Q${f(x)} ${f(y - 0.16 * s)} ${f(x + 0.2 * s)} ${f(y - 0.2 * s)}L${f(hx + 0.18 * s)} ${f(hy + 0.24 * s)}Q${f(hx + 0.17 * s)} ${f(hy + 0.13 * s)} ${f(hx + 0.07 * s)} ${f(hy + 0.1 * s)}Z`;
  const arms = press.key(
    `M${f(hx - 0.115 * s)} ${f(hy + 0.27 * s)}L${f(x - 0.125 * s)} ${f(y - 0.34 * s)}M${f(hx + 0.115 * s)} ${f(hy + 0.27 * s)}L${f(x + 0.125 * s)} ${f(y - 0.34 * s)}`,
    Math.max(1.6, s * 0.012),
    0.7,
  );
  const head =
    press.fill(`M${f(hx - 0.035 * s)} ${f(hy + 0.05 * s)}h${n(0.07)}v${n(0.09)}h${n(-0.07)}z`, ink.paper) +
    press.fill(oval(hx, hy, 0.085 * s, 0.095 * s), ink.key);
  const hats = {
    straw: press.cut(
      `M${f(hx - 0.2 * s)} ${f(hy + 0.02 * s)}Q${f(hx)} ${f(hy - 0.26 * s)} ${f(hx + 0.2 * s)} ${f(hy + 0.02 * s)}Q${f(hx)} ${f(hy + 0.08 * s)} ${f(hx - 0.2 * s)} ${f(hy + 0.02 * s)}Z`,
      ink.ochre,
      2,
    ),
    cap: press.cut(`M${f(hx - 0.1 * s)} ${f(hy)}a${n(0.1)} ${n(0.115)} 0 0 1 ${n(0.2)} 0z`, ink.ochre, 1.8),
    scarf: press.fill(`M${f(hx - 0.09 * s)} ${f(hy + 0.06 * s)}h${n(0.18)}v${n(0.06)}h${n(-0.18)}z`, ink.red),
    cloth: press.cut(
      `M${f(hx - 0.095 * s)} ${f(hy + 0.02 * s)}a${n(0.095)} ${n(0.12)} 0 0 1 ${n(0.19)} 0z`,
      ink.paper,
      1.8,
    ),
  };
  return layers(
    feet,
    press.cut(d, coat, Math.max(1.8, s * 0.014)),
    arms,
    sash && press.fill(`M${f(x - 0.18 * s)} ${f(y - 0.49 * s)}h${n(0.36)}v${n(0.045)}h${n(-0.36)}z`, sash),
    pack &&
      press.cut(slab(hx - 0.13 * s, hy + 0.16 * s, 0.26 * s, 0.3 * s, f(0.05 * s)), pack, 2) +
        press.key(`M${f(hx - 0.13 * s)} ${f(hy + 0.3 * s)}h${n(0.26)}`, 1.8),
    bag && press.cut(slab(x + 0.17 * s, y - 0.36 * s, 0.17 * s, 0.17 * s, f(0.02 * s)), bag, 1.8),
    head,
    hats[hat],
  );
}

/** A person under an umbrella, seen from behind; x, y the feet. */
export function umbrella(
  press,
  x,
  y,
  s,
  { c = press.pick([press.ink.red, press.ink.ochre, press.ink.pale]), coat = press.ink.key } = {},
) {
  const { ink } = press,
    w = s * 0.44,
    top = y - s * 0.62;
  const d = `M${f(x - w)} ${f(top)}Q${f(x - w * 0.9)} ${f(top - w * 0.82)} ${f(x)} ${f(top - w * 0.86)}Q${f(x + w * 0.9)} ${f(top - w * 0.82)} ${f(x + w)} ${f(top)}Q${f(x)} ${f(top + w * 0.2)} ${f(x - w)} ${f(top)}Z`;
  const ribs = times(9, (i) => {
    const k = i - 4;
    return `M${f(x)} ${f(top - w * 0.86)}Q${f(x + k * w * 0.17)} ${f(top - w * 0.6)} ${f(x + k * w * 0.24)} ${f(top + w * 0.07)}`;
  });
  return layers(
    person(press, x, y, s * 0.92, { coat, sash: c === coat ? ink.paper : c }),
    press.cut(d, c, 2.2),
    press.line(ribs, ink.key, 1.5, 0.6),
    press.line(`M${f(x)} ${f(top - w * 0.86)}v${f(-w * 0.1)}`, ink.key, 3),
  );
}

/** A row of heads and shoulders along the foot of the picture. */
export function crowd(
  press,
  y,
  size,
  n = 14,
  { cs = [press.ink.key, press.ink.deep, press.ink.mid, press.ink.red], from = -30, to = 1230, hats = true } = {},
) {
  const step = (to - from) / n;
  return times(n, (i) => {
    const x = from + (i + 0.5) * step + press.between(-0.2, 0.2) * step,
      z = size * press.between(0.88, 1.12),
      yy = y + press.between(-0.3, 0.3) * size,
      c = press.pick(cs);
    const d = `M${f(x - z)} ${f(yy + z * 2.4)}C${f(x - z)} ${f(yy + z * 0.9)} ${f(x - z * 0.6)} ${f(yy + z * 0.74)} ${f(x)} ${f(yy + z * 0.72)}S${f(x + z)} ${f(yy + z * 0.9)} ${f(x + z)} ${f(yy + z * 2.4)}Z`;
    return (
      press.cut(d, c, 2.2) +
      press.fill(oval(x, yy, z * 0.5, z * 0.58), press.ink.key) +
      (hats && press.chance(0.3)
        ? press.cut(
            `M${f(x - z * 0.54)} ${f(yy - z * 0.06)}a${f(z * 0.54)} ${f(z * 0.6)} 0 0 1 ${f(z * 1.08)} 0z`,
            press.pick([press.ink.ochre, press.ink.paper, press.ink.red]),
            2,
          )
        : '')
    );
  });
}

/** Head and shoulders of somebody seated, bottom edge at y. */
export function seated(press, x, y, s, { coat = press.ink.deep, hair = press.ink.key, cap } = {}) {
  const { ink } = press,
    d = `M${f(x - 0.34 * s)} ${f(y)}C${f(x - 0.36 * s)} ${f(y - 0.4 * s)} ${f(x - 0.26 * s)} ${f(y - 0.52 * s)} ${f(x)} ${f(y - 0.54 * s)}S${f(x + 0.36 * s)} ${f(y - 0.4 * s)} ${f(x + 0.34 * s)} ${f(y)}Z`;
  return layers(
    press.fill(`M${f(x - 0.07 * s)} ${f(y - 0.64 * s)}h${f(0.14 * s)}v${f(0.14 * s)}h${f(-0.14 * s)}z`, ink.paper),
    press.cut(d, coat, 2.6),
    press.fill(oval(x, y - 0.76 * s, 0.17 * s, 0.19 * s), hair),
    cap &&
      press.cut(`M${f(x - 0.18 * s)} ${f(y - 0.76 * s)}a${f(0.18 * s)} ${f(0.2 * s)} 0 0 1 ${f(0.36 * s)} 0z`, cap, 2),
  );
}

/** A bather: shoulders out of the water, a folded cloth on the head. */
export function bather(press, x, y, s, cloth = press.ink.paper) {
  const { ink } = press,
    d = `M${f(x - 0.3 * s)} ${f(y)}C${f(x - 0.3 * s)} ${f(y - 0.22 * s)} ${f(x - 0.12 * s)} ${f(y - 0.26 * s)} ${f(x - 0.07 * s)} ${f(y - 0.34 * s)}h${f(0.14 * s)}C${f(x + 0.12 * s)} ${f(y - 0.26 * s)} ${f(x + 0.3 * s)} ${f(y - 0.22 * s)} ${f(x + 0.3 * s)} ${f(y)}Z`;
  return layers(
    press.cut(d, ink.paper, 2.4),
    press.fill(oval(x, y - 0.44 * s, 0.13 * s, 0.15 * s), ink.key),
    press.cut(slab(x - 0.13 * s, y - 0.63 * s, 0.26 * s, 0.08 * s, f(0.02 * s)), cloth, 2),
    press.line(
      `M${f(x - 0.46 * s)} ${f(y + 2)}q${f(0.23 * s)} ${f(-0.05 * s)} ${f(0.46 * s)} 0t${f(0.46 * s)} 0`,
      ink.paper,
      3,
    ),
  );
}
