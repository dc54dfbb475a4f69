// Breaking waves with claws of foam.
import { f, layers, oval, smooth, times } from '../cuts.mjs';

const cubic = ([a, b, c, d], t) =>
  [0, 1].map((k) => (1 - t) ** 3 * a[k] + 3 * (1 - t) ** 2 * t * b[k] + 3 * (1 - t) * t * t * c[k] + t ** 3 * d[k]);

/** Claws along a run of points: each bites to the right-hand side of the way, hooked forward. */
function claws(press, points, length, hook = 0.5) {
  return points
    .slice(1)
    .map((q, i) => {
      const p = points[i],
        dx = q[0] - p[0],
        dy = q[1] - p[1],
        run = Math.hypot(dx, dy) || 1,
        l = length * press.between(0.55, 1.15),
        nx = -dy / run,
        ny = dx / run;
      const tip = [p[0] + dx * 0.5 + nx * l + (dx / run) * l * hook, p[1] + dy * 0.5 + ny * l + (dy / run) * l * hook];
      return `Q${f(p[0] + nx * l * 0.9)} ${f(p[1] + ny * l * 0.9)} ${f(tip[0])} ${f(tip[1])}Q${f(q[0] + nx * l * 0.34)} ${f(q[1] + ny * l * 0.34)} ${f(q[0])} ${f(q[1])}`;
    })
    .join('');
}

/** A great wave that curls to the right; x, y its foot, k its size (about 760 × 350 at 1). */
export function breaker(press, x, y, k, tone = [press.ink.mid, press.ink.deep]) {
  const { ink } = press,
    P = (a, b) => [x + a * k, y + b * k],
    T = (a, b) => P(a, b).map(f).join(' ');
  const body = `M${T(-400, 60)}C${T(-240, 10)} ${T(-250, -300)} ${T(-10, -316)}C${T(110, -324)} ${T(190, -262)} ${T(206, -168)}C${T(160, -226)} ${T(96, -232)} ${T(58, -178)}C${T(20, -112)} ${T(60, -24)} ${T(240, 18)}L${T(430, 60)}Z`;
  const stripes = times(
    7,
    (i) =>
      `M${T(-330 + i * 58, 50)}C${T(-190 + i * 34, 6)} ${T(-196 + i * 30, -230 + i * 8)} ${T(-30 + i * 11, -262 + i * 15)}`,
  );
  const back = Array.from({ length: 9 }, (_, i) =>
    cubic([P(-178, -196), P(-120, -270), P(-40, -262), P(40, -214)], i / 8),
  );
  const lip = Array.from({ length: 8 }, (_, i) => cubic([P(40, -214), P(86, -258), P(160, -240), P(212, -160)], i / 7));
  const foam = `M${T(-178, -196)}${claws(press, back.slice(), 34 * k, 0.3)}${claws(press, lip, 40 * k, 0.3)}C${T(214, -262)} ${T(116, -338)} ${T(-10, -330)}C${T(-110, -322)} ${T(-150, -260)} ${T(-178, -196)}Z`;
  const drops = times(24, () => {
    const t = press.r(),
      [a, b] = cubic([P(-120, -330), P(20, -380), P(170, -330), P(260, -190)], t);
    return oval(a + press.between(-34, 44) * k, b + press.between(-44, 30) * k, press.between(1.6, 6) * k);
  });
  const foot = `M${T(-400, 62)}q${f(40 * k)} ${f(-46 * k)} ${f(84 * k)} ${f(-30 * k)}q${f(30 * k)} ${f(-44 * k)} ${f(78 * k)} ${f(-10 * k)}q${f(44 * k)} ${f(-40 * k)} ${f(86 * k)} 0q${f(40 * k)} ${f(-30 * k)} ${f(90 * k)} ${f(4 * k)}q${f(50 * k)} ${f(-26 * k)} ${f(110 * k)} ${f(6 * k)}q${f(60 * k)} ${f(-20 * k)} ${f(120 * k)} ${f(10 * k)}t${f(262 * k)} ${f(22 * k)}z`;
  return layers(
    press.block(body, tone[0], tone[1], 0, 0.9),
    press.inside(
      body,
      press.line(stripes, ink.paper, 4.4 * k, 0.8) +
        press.line(
          times(
            6,
            (i) =>
              `M${T(-300 + i * 58, 56)}C${T(-160 + i * 34, 10)} ${T(-168 + i * 30, -220 + i * 8)} ${T(-14 + i * 11, -252 + i * 15)}`,
          ),
          ink.key,
          1.8 * k,
          0.5,
        ),
    ),
    press.key(body, 3),
    press.cut(foam, ink.paper, 2.2),
    press.fill(drops, ink.paper),
    press.cut(foot, ink.paper, 2),
  );
}

/** One line of swell across the picture, with a torn white edge. */
export function swell(
  press,
  y,
  amp,
  { tone = press.light.water, length = 260, phase = press.r() * 6, foam = true } = {},
) {
  const points = [];
  for (let x = -60; x <= 1260; x += 30)
    points.push([x, y - amp * Math.abs(Math.sin((x / length) * 1.57 + phase)) ** 1.6]);
  const top = smooth(points),
    lip = foam
      ? `${top}${claws(
          press,
          points
            .slice()
            .reverse()
            .map(([a, b]) => [a, b + 9]),
          -amp * 0.34,
          -0.2,
        ).replace(/^Q/, `L${f(points.at(-1)[0])} ${f(points.at(-1)[1] + 9)}Q`)}Z`
      : '';
  return layers(
    press.block(`${top}L1300 840L-100 840Z`, tone[0], tone[1], 0, 0.9),
    press.line(
      times(3, (i) =>
        smooth(points.map(([a, b]) => [a, b + amp * 0.5 + 16 + i * amp * 0.34 + Math.sin(a / 90 + i) * 4])),
      ),
      press.ink.paper,
      3,
      0.45,
    ),
    foam && press.cut(lip, press.ink.paper, 2),
  );
}

/** Seigaiha: the sea as overlapping scales, from y down. */
export function scales(press, y, size, { tone = press.light.water, to = 820 } = {}) {
  const rows = Math.ceil((to - y) / (size * 0.5)) + 1;
  return times(rows, (j) =>
    times(Math.ceil(1300 / (size * 2)) + 2, (i) => {
      const x = -60 + i * size * 2 + (j % 2) * size,
        yy = y + size + j * size * 0.5;
      return (
        press.fill(oval(x, yy, size), tone[j % 3 === 2 ? 1 : 0]) +
        press.line(
          oval(x, yy, size * 0.96) + oval(x, yy, size * 0.7) + oval(x, yy, size * 0.44),
          press.ink.paper,
          3.4,
          0.85,
        )
      );
    }),
  );
}
