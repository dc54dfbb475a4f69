// Trees and what hangs on them.
import { f, layers, lumps, open, oval, times } from '../cuts.mjs';

/** An old pine: trunk and flat pads of needles. */
export function pine(press, x, y, s, lean = 1) {
  const { ink, r } = press;
  const trunk = press.line(
    `M${f(x)} ${f(y)}C${f(x + 10 * s * lean)} ${f(y - 70 * s)} ${f(x - 26 * s * lean)} ${f(y - 110 * s)} ${f(x + 26 * s * lean)} ${f(y - 215 * s)}M${f(x - 4 * lean * s)} ${f(y - 100 * s)}L${f(x - 62 * s * lean)} ${f(y - 124 * s)}M${f(x + 8 * lean * s)} ${f(y - 150 * s)}L${f(x + 76 * s * lean)} ${f(y - 168 * s)}`,
    ink.key,
    10 * s,
  );
  const pads = [
    [20, -225, 86],
    [-62, -172, 76],
    [76, -165, 70],
    [-34, -118, 58],
    [60, -108, 46],
  ].map(([dx, dy, w]) => {
    const cx = x + dx * s * lean,
      cy = y + dy * s,
      ww = w * s,
      n = 7;
    const d = `M${f(cx - ww)} ${f(cy)}${times(n, (i) => `q${f(ww / n)} ${f(-(16 + 15 * Math.sin(((i + 0.5) / n) * 3.14) + r() * 5) * s)} ${f((2 * ww) / n)} 0`)}q${f(-ww)} ${f(15 * s)} ${f(-2 * ww)} 0z`;
    return (
      press.fill(d, ink.green) +
      press.line(
        times(
          13,
          (i) =>
            `M${f(cx - ww * 0.85 + (i * ww * 1.7) / 12)} ${f(cy - 2 * s)}l${f((i - 6) * 0.6 * s)} ${f(-(9 + r() * 9) * s)}`,
        ),
        ink.key,
        1.8 * s,
        0.6,
      ) +
      press.key(d, 2 * s, 0.8)
    );
  });
  return layers(trunk, pads);
}

/** A conifer of five tiers, snowed on or not. */
export function fir(press, x, y, h, { snow = false, c = press.light.tree } = {}) {
  const tier = (i) => {
    const w = h * (0.12 + i * 0.07),
      top = y - h + i * h * 0.19;
    return [
      `M${f(x)} ${f(top)}l${f(w)} ${f(h * 0.27)}q${f(-w * 0.5)} ${f(h * 0.03)} ${f(-w)} 0t${f(-w)} 0z`,
      `M${f(x)} ${f(top)}l${f(w * 0.9)} ${f(h * 0.24)}q${f(-w * 0.46)} -10 ${f(-w * 0.9)} ${f(-h * 0.06)}t${f(-w * 0.9)} ${f(h * 0.06)}z`,
    ];
  };
  return (
    press.line(`M${f(x)} ${f(y)}v${f(-h * 0.2)}`, press.ink.key, h * 0.05) +
    times(5, (i) => {
      const [d, cap] = tier(4 - i);
      return press.cut(d, c, 1.6) + (snow ? press.fill(cap, press.ink.paper, 0.95) : '');
    })
  );
}

/** A broad tree: trunk, forks, crown of lumps. Returns the crown's middle through `onCrown` for fruit. */
export function tree(press, x, y, h, { c = press.light.tree, crown = 0.36, fruit, fruits = 16, blossom } = {}) {
  const { ink, r } = press,
    R = h * crown,
    cy = y - h + R;
  const trunk = press.fill(
    `M${f(x - h * 0.05)} ${f(y)}Q${f(x - h * 0.02)} ${f(y - h * 0.2)} ${f(x - h * 0.03)} ${f(y - h * 0.5)}L${f(x - h * 0.16)} ${f(y - h * 0.66)}l${f(h * 0.03)} ${f(-h * 0.02)}L${f(x)} ${f(y - h * 0.56)}l${f(h * 0.14)} ${f(-h * 0.14)}l${f(h * 0.03)} ${f(h * 0.03)}L${f(x + h * 0.035)} ${f(y - h * 0.46)}Q${f(x + h * 0.02)} ${f(y - h * 0.2)} ${f(x + h * 0.06)} ${f(y)}z`,
    ink.key,
  );
  const d = lumps(r, x, cy, R * 1.12, R, 11, 0.18),
    tick = () => {
      const a = r() * 6.28,
        q = Math.sqrt(r()) * R * 0.86;
      return [x + Math.cos(a) * q * 1.1, cy + Math.sin(a) * q];
    };
  const leaves = press.line(
    times(18, () => {
      const [a, b] = tick();
      return `M${f(a)} ${f(b)}q${f(h * 0.015)} ${f(-h * 0.02)} ${f(h * 0.03)} 0`;
    }),
    ink.key,
    1.8,
    0.6,
  );
  const hung = fruit
    ? times(fruits, () => {
        const [a, b] = tick();
        return (
          press.cut(oval(a, b, h * 0.032), fruit, 1.8) +
          press.line(`M${f(a)} ${f(b - h * 0.03)}l${f(h * 0.006)} ${f(-h * 0.016)}`, ink.key, 1.8)
        );
      })
    : '';
  return layers(trunk, press.block(d, blossom ?? c, ink.key, 0, 0.35, { from: 0.4 }), leaves, press.key(d, 2), hung);
}

/** A maple leaf of seven points. */
export function leafPath(x, y, s, turn = 0) {
  const tips = [1, 0.92, 0.74, 0.46, 0.46, 0.74, 0.92],
    at = [0, 50, 98, 140, 220, 262, 310];
  const n = [];
  tips.forEach((tip, i) => {
    const a = (at[i] + turn - 90) / 57.3,
      next = at[(i + 1) % 7] + (i === 6 ? 360 : 0),
      b = ((at[i] + next) / 2 + turn - 90) / 57.3,
      notch = i === 3 ? 0.3 : 0.34;
    n.push(
      x + Math.cos(a) * s * tip,
      y + Math.sin(a) * s * tip,
      x + Math.cos(b) * s * notch,
      y + Math.sin(b) * s * notch,
    );
  });
  return `${open(...n)}Z`;
}

/** A spray of maple leaves round a point. */
export function spray(press, x, y, R, n, c, { size = [10, 22], key = 1 } = {}) {
  const d = times(n, () => {
    const a = press.r() * 6.28,
      q = Math.sqrt(press.r()) * R;
    return leafPath(x + Math.cos(a) * q * 1.4, y + Math.sin(a) * q, press.between(...size), press.r() * 360);
  });
  return press.fill(d, c) + press.line(d, press.ink.key, key, 0.75);
}

/** A maple: lumps of red crown with leaves cut at the rim. */
export function maple(press, x, y, h, c = press.ink.red, second = press.ink.ochre) {
  const { ink, r } = press,
    limbs = press.fill(
      `M${f(x - h * 0.05)} ${f(y)}C${f(x)} ${f(y - h * 0.2)} ${f(x - h * 0.06)} ${f(y - h * 0.34)} ${f(x - h * 0.3)} ${f(y - h * 0.56)}l${f(h * 0.02)} ${f(-h * 0.015)}C${f(x - h * 0.06)} ${f(y - h * 0.44)} ${f(x)} ${f(y - h * 0.46)} ${f(x + h * 0.02)} ${f(y - h * 0.7)}h${f(h * 0.025)}C${f(x + h * 0.05)} ${f(y - h * 0.46)} ${f(x + h * 0.1)} ${f(y - h * 0.5)} ${f(x + h * 0.3)} ${f(y - h * 0.6)}l${f(h * 0.015)} ${f(h * 0.02)}C${f(x + h * 0.1)} ${f(y - h * 0.4)} ${f(x + h * 0.05)} ${f(y - h * 0.3)} ${f(x + h * 0.06)} ${f(y)}z`,
      ink.key,
    );
  const pads = [
    [0, -0.78, 0.26],
    [-0.28, -0.6, 0.22],
    [0.28, -0.64, 0.23],
    [-0.1, -0.52, 0.14],
    [0.14, -0.5, 0.13],
  ].map(([dx, dy, w], i) => {
    const d = lumps(r, x + dx * h, y + dy * h, w * h * 1.15, w * h * 0.62, 10, 0.2);
    return (
      press.block(d, i === 2 ? second : c, ink.key, 0, 0.28, { from: 0.3 }) +
      press.key(d, 1.8, 0.8) +
      spray(press, x + dx * h, y + dy * h, w * h * 0.66, 14, i === 1 ? second : c, {
        size: [h * 0.024, h * 0.042],
        key: 0.9,
      })
    );
  });
  return layers(limbs, pads);
}

/** Reeds or grass from a foot. */
export const reeds = (press, x, y, h, n = 9, c = press.light.tree) =>
  press.line(
    times(n, () => {
      const a = x + press.between(-0.5, 0.5) * h,
        l = h * press.between(0.5, 1),
        b = press.between(-0.25, 0.3) * h;
      return `M${f(a)} ${f(y)}q${f(b * 0.1)} ${f(-l * 0.6)} ${f(b)} ${f(-l)}`;
    }),
    c,
    3.2,
  );

/** A leafy plant in a pot. */
export function pot(press, x, y, s, { pot = press.ink.mid, leaf = press.ink.green } = {}) {
  const n = (v) => f(v * s),
    d = `M${f(x)} ${f(y - 80 * s)}c0 ${n(-70)} ${n(-60)} ${n(-80)} ${n(-60)} ${n(-130)}c${n(60)} ${n(10)} ${n(70)} ${n(50)} ${n(78)} ${n(90)}c${n(-6)} ${n(-70)} 0 ${n(-120)} ${n(40)} ${n(-160)}c${n(20)} ${n(60)} 0 ${n(110)} ${n(-16)} ${n(160)}c${n(20)} ${n(-50)} ${n(50)} ${n(-70)} ${n(96)} ${n(-74)}c0 ${n(56)} ${n(-74)} ${n(54)} ${n(-94)} ${n(114)}z`;
  const clay = `M${f(x - 42 * s)} ${f(y - 84 * s)}h${n(130)}l${n(-14)} ${n(84)}h${n(-102)}z`;
  return (
    press.cut(d, leaf, 2.6) + press.block(clay, pot, press.ink.key, 0, 0.35, { across: true }) + press.key(clay, 2.8)
  );
}
