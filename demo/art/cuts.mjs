// Outlines to cut: path data, no ink.
export const W = 1200,
  H = 800;
export const f = (n) => Math.round(n * 10) / 10;
export const layers = (...parts) =>
  parts
    .flat(9)
    .filter((part) => typeof part === 'string')
    .join('');
export const times = (n, draw) => Array.from({ length: n }, (_, i) => draw(i, n > 1 ? i / (n - 1) : 0)).join('');
export const rect = (x, y, w, h) => `M${f(x)} ${f(y)}h${f(w)}v${f(h)}h${f(-w)}z`;
export const oval = (x, y, rx, ry = rx) =>
  `M${f(x - rx)} ${f(y)}a${f(rx)} ${f(ry)} 0 1 0 ${f(2 * rx)} 0a${f(rx)} ${f(ry)} 0 1 0 ${f(-2 * rx)} 0z`;
export const dome = (x, y, rx, ry = rx) => `M${f(x - rx)} ${f(y)}A${f(rx)} ${f(ry)} 0 0 1 ${f(x + rx)} ${f(y)}z`;
export const bar = (x, y, w, h) =>
  `M${f(x + h / 2)} ${f(y)}h${f(Math.max(0, w - h))}a${f(h / 2)} ${f(h / 2)} 0 0 1 0 ${f(h)}h${f(-Math.max(0, w - h))}a${f(h / 2)} ${f(h / 2)} 0 0 1 0 ${f(-h)}z`;

/** Straight cuts through x, y, x, y …; closed. */
export const poly = (...n) => n.reduce((d, v, i) => d + (i % 2 ? ` ${f(v)}` : `${i ? 'L' : 'M'}${f(v)}`), '') + 'Z';
/** The same, left open. */
export const open = (...n) => poly(...n).slice(0, -1);

/** A rectangle with rounded corners. */
export const slab = (x, y, w, h, r = 10) =>
  `M${f(x + r)} ${f(y)}h${f(w - 2 * r)}q${r} 0 ${r} ${r}v${f(h - 2 * r)}q0 ${r} ${-r} ${r}h${f(2 * r - w)}q${-r} 0 ${-r} ${-r}v${f(2 * r - h)}q0 ${-r} ${r} ${-r}z`;

/** A soft curve through points. */
export const smooth = (points) =>
  points
    .map((p, i) => {
      if (!i) return `M${f(p[0])} ${f(p[1])}`;
      const q = points[i - 1],
        o = points[i - 2] ?? q,
        n = points[i + 1] ?? p;
      return `C${f(q[0] + (p[0] - o[0]) / 6)} ${f(q[1] + (p[1] - o[1]) / 6)} ${f(p[0] - (n[0] - q[0]) / 6)} ${f(p[1] - (n[1] - q[1]) / 6)} ${f(p[0])} ${f(p[1])}`;
    })
    .join('');

/** A curve closed along the foot of the picture, or at `base`. */
export const toFoot = (d, base = H + 20) => `${d}L${W + 80} ${base}L-80 ${base}Z`;

/** A lumpy ring: crowns of trees, rocks, clouds. */
export function lumps(r, x, y, rx, ry, n = 9, depth = 0.2) {
  const turn = r() * 6.28,
    at = (i) => {
      const a = turn + (i / n) * 6.283;
      return [
        x + Math.cos(a) * rx * (1 - depth * 0.4 + r() * depth * 0.4),
        y + Math.sin(a) * ry * (1 - depth * 0.4 + r() * depth * 0.4),
      ];
    };
  const points = Array.from({ length: n }, (_, i) => at(i));
  return (
    points.reduce((d, p, i) => {
      const q = points[(i + 1) % n],
        mx = (p[0] + q[0]) / 2,
        my = (p[1] + q[1]) / 2,
        k = 1 + depth * 1.9;
      return (
        d + `${i ? '' : `M${f(p[0])} ${f(p[1])}`}Q${f(x + (mx - x) * k)} ${f(y + (my - y) * k)} ${f(q[0])} ${f(q[1])}`
      );
    }, '') + 'Z'
  );
}
