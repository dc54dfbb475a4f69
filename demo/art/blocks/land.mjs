// Ridges, peaks, sea, ground, rocks.
import { H, W, f, layers, rect, smooth, times, toFoot } from '../cuts.mjs';
import { glints } from './weather.mjs';

/** A ridge: slow waves plus smaller, seeded ones; wiped toward its foot or head. */
export function ridge(
  press,
  y,
  amp,
  { tone = press.light.middle, step = 60, rough = 0.35, base, weights = [0.9, 0.1], line = true } = {},
) {
  const { r } = press,
    a = r() * 9,
    b = r() * 9,
    points = [];
  for (let x = -step; x <= W + step; x += step)
    points.push([
      x,
      y - amp * (0.5 + 0.5 * Math.sin(x / 210 + a)) - amp * rough * Math.sin(x / 77 + b) - amp * 0.18 * r(),
    ]);
  const top = smooth(points);
  return press.block(toFoot(top, base), tone[0], tone[1], ...weights) + (line ? press.key(top, 1.8, 0.55) : '');
}

/** A mountain with a wiped foot and a snow cap of saw teeth. */
export function peak(press, x, y, w, h, { flat = press.light.far[0], wiped = press.ink.deep, cap = true } = {}) {
  const { ink } = press,
    X = (n) => f(x + w * n),
    Y = (n) => f(y - h * n),
    top = `M${X(-0.08)} ${Y(1)}L${X(-0.02)} ${f(y - h + 6)}L${X(0.06)} ${f(y - h - 2)}`;
  const d = `M${X(-1)} ${f(y)}C${X(-0.46)} ${Y(0.22)} ${X(-0.22)} ${Y(0.78)} ${X(-0.08)} ${Y(1)}L${X(-0.02)} ${f(y - h + 6)}L${X(0.06)} ${f(y - h - 2)}C${X(0.24)} ${Y(0.74)} ${X(0.5)} ${Y(0.24)} ${X(1)} ${f(y)}`;
  const teeth = [
    [0.2, 0.74],
    [0.13, 0.83],
    [0.1, 0.62],
    [0.04, 0.8],
    [0, 0.58],
    [-0.05, 0.8],
    [-0.1, 0.6],
    [-0.13, 0.82],
    [-0.2, 0.74],
  ];
  return (
    (press.night ? press.block(`${d}Z`, ink.mid, ink.pale, 0.55, 0) : press.block(`${d}Z`, flat, wiped, 0.9, 0)) +
    (cap ? press.fill(`${top}${teeth.map(([dx, dy]) => `L${X(dx)} ${Y(dy)}`).join('')}Z`, ink.paper) : '') +
    press.key(d, 2)
  );
}

/** A craggy alpine wall: facets in light and shade. */
export function crag(
  press,
  x,
  y,
  w,
  h,
  { lit = press.ink.paper, shade = press.light.middle[0], wiped = press.ink.deep } = {},
) {
  const tips = [
    [-1, 0],
    [-0.62, 0.42],
    [-0.46, 0.36],
    [-0.2, 0.86],
    [-0.1, 0.78],
    [0.02, 1],
    [0.16, 0.8],
    [0.3, 0.88],
    [0.56, 0.4],
    [0.7, 0.46],
    [1, 0],
  ].map(([a, b]) => [x + a * w, y - b * h * press.between(0.94, 1.04)]);
  const d = `M${tips.map(([a, b]) => `${f(a)} ${f(b)}`).join('L')}Z`;
  const hem = times(23, (i) => {
    const t = i / 22,
      top = y - h * (1 - Math.abs(t * 2 - 1)) * 0.9,
      k = i % 2 ? press.between(0.34, 0.6) : press.between(0.08, 0.26);
    return `${i ? 'L' : 'M'}${f(x + w * (1 - t * 2))} ${f(Math.min(y - h * 0.3, top + (y - top) * k))}`;
  });
  const snow = `${hem}L${f(x - w)} ${f(y - h * 1.2)}H${f(x + w)}Z`,
    faces = times(7, (i) => {
      const [a, b] = tips[((i * 3) % (tips.length - 2)) + 1],
        run = press.between(0.05, 0.12) * w;
      return `M${f(a)} ${f(b)}l${f(run)} ${f(h * 0.24)}l${f(-run * 0.5)} ${f(h * 0.1)}l${f(run * 0.9)} ${f(h * 0.3)}`;
    });
  return (
    press.block(d, shade, wiped, 0.75, 0) +
    press.inside(d, press.fill(snow, lit) + press.line(faces, press.ink.key, 1.8, 0.5)) +
    press.key(d, 2.2)
  );
}

/** Cut lines of water, closer together toward the horizon. */
export function waterLines(press, y0, y1, { c = press.ink.paper, n = 60, o = 0.5 } = {}) {
  return press.line(
    times(n, (i) => {
      const t = (i / n) ** 1.5,
        len = 24 + t * 190 * press.between(0.4, 1.4);
      return `M${f(press.between(-60, W + 20))} ${f(y0 + (y1 - y0) * t)}q${f(len / 4)} ${f(-1 - t * 6)} ${f(len / 2)} 0t${f(len / 2)} 0`;
    }),
    c,
    2.2,
    o,
  );
}

/** Water from y down, with the way of the sun or moon at `path`. */
export function sea(press, y, { tone = press.light.water, path, to = H + 20, lines = 70 } = {}) {
  const { ink } = press,
    c = press.night ? ink.paper : press.hour === 'day' ? ink.paper : press.hour === 'dawn' ? ink.red : ink.ochre;
  return layers(
    press.block(rect(-20, y, W + 40, to - y), tone[0], tone[1], 0, 1),
    path && glints(press, path, y + 10, 170, c, { n: 9, o: 0.6 }),
    waterLines(press, y + 8, to, { n: lines, o: press.night ? 0.3 : 0.5 }),
    waterLines(press, y + 50, to, { c: ink.key, n: lines / 2, o: 0.3 }),
  );
}

/** Ground from a slow curve at y down. */
export function ground(press, y, { tone = press.light.ground, sway = 10, weights = [0, 0.85] } = {}) {
  const top = `M-40 ${y}C200 ${f(y - press.between(0, sway))} 420 ${f(y + press.between(0, sway))} 620 ${f(y)}S1020 ${f(y - press.between(-sway, sway))} 1240 ${f(y)}`;
  return press.block(toFoot(top), tone[0], tone[1], ...weights) + press.key(top, 2.4);
}

/** A rounded rock with a wiped foot. */
export function rock(press, x, y, w, h, c = press.ink.mid, { snow = false } = {}) {
  const d = `M${f(x - w)} ${f(y)}C${f(x - w * 1.04)} ${f(y - h * 0.5)} ${f(x - w * 0.5)} ${f(y - h)} ${f(x - w * 0.05)} ${f(y - h)}S${f(x + w * 0.8)} ${f(y - h * 0.6)} ${f(x + w)} ${f(y)}Q${f(x)} ${f(y + h * 0.14)} ${f(x - w)} ${f(y)}Z`;
  const cap = `M${f(x - w * 0.84)} ${f(y - h * 0.52)}C${f(x - w * 0.6)} ${f(y - h * 0.98)} ${f(x - w * 0.3)} ${f(y - h * 1.12)} ${f(x)} ${f(y - h * 1.1)}S${f(x + w * 0.7)} ${f(y - h * 0.86)} ${f(x + w * 0.82)} ${f(y - h * 0.5)}q${f(-w * 0.3)} ${f(-h * 0.2)} ${f(-w * 0.5)} ${f(-h * 0.06)}t${f(-w * 0.52)} 0t${f(-w * 0.64)} ${f(h * 0.06)}z`;
  return (
    press.block(d, c, press.ink.key, 0, 0.6) +
    press.key(
      `${d}M${f(x - w * 0.2)} ${f(y - h * 0.7)}l${f(w * 0.16)} ${f(h * 0.3)}l${f(-w * 0.1)} ${f(h * 0.26)}`,
      2.2,
    ) +
    (snow ? press.fill(cap, press.ink.paper) : '')
  );
}

/** Small islands on the horizon. */
export const island = (press, x, y, w, h, tone = press.light.far) => {
  const d = `M${f(x - w)} ${y}C${f(x - w * 0.6)} ${f(y - h * 0.3)} ${f(x - w * 0.4)} ${f(y - h)} ${f(x - w * 0.1)} ${f(y - h)}S${f(x + w * 0.5)} ${f(y - h * 0.4)} ${f(x + w)} ${y}Z`;
  return press.block(d, tone[0], tone[1], 0.8, 0) + press.key(d, 1.8, 0.6);
};
