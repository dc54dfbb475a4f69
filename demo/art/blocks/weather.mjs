// Sky and what falls from it.
import { H, W, bar, f, layers, oval, rect, times } from '../cuts.mjs';

/** The hour's sky down to the horizon; stars by night. */
export function sky(press, horizon = 520, { stars = true } = {}) {
  const { ink, light } = press,
    [top, low] = light.sky,
    [a, b] = light.skyWeight,
    all = rect(-20, -20, W + 40, H + 40),
    air = rect(-20, -20, W + 40, horizon + 20);
  return layers(
    press.fill(all, press.night ? ink.deep : ink.paper),
    press.wipe(air, top, a, 0, { to: 0.8 }),
    press.wipe(air, low, 0, b, { from: 0.4 }),
    press.fill(rect(-20, horizon, W + 40, H + 20 - horizon), low, b),
    press.night && stars && starField(press, horizon - 40),
  );
}

export function starField(press, below = 480, n = 110) {
  return press.fill(
    times(n, () => oval(press.r() * W, press.r() ** 1.4 * below, press.between(0.8, 2.4))),
    press.ink.paper,
    0.85,
  );
}

/** Sun, or the moon by night. */
export function orb(press, x, y, radius) {
  const { ink, hour } = press,
    d = oval(x, y, radius);
  if (hour === 'night')
    return press.glow(x, y, radius * 3, ink.pale, 0.4) + press.block(d, ink.paper, ink.ochre, 0, 0.75, { from: 0.3 });
  return press.block(d, ink.red, hour === 'day' ? ink.paper : ink.ochre, 0, hour === 'day' ? 0.55 : 0.9, { from: 0.3 });
}

/** Suyari-gasumi: stacked bars of mist with round ends, the old way to leave things out. */
export function mist(press, y, n = 3, { c = press.light.mist, o = press.light.mistWeight, x = 0, w = W } = {}) {
  const d = times(n, (i) => {
    const h = press.between(13, 22);
    return bar(x + press.between(-0.18, 1.02) * w, y + i * h * 0.86, press.between(0.22, 0.56) * w, h);
  });
  return press.fill(d, c, o);
}

/** Clouds of day: flat feet, round heads. */
export function cloud(press, x, y, s, c = press.ink.paper, o = 0.92) {
  const d = `M${f(x - 120 * s)} ${f(y)}q-14 ${f(-34 * s)} ${f(34 * s)} ${f(-36 * s)}q${f(12 * s)} ${f(-44 * s)} ${f(64 * s)} ${f(-28 * s)}q${f(46 * s)} ${f(-40 * s)} ${f(82 * s)} ${f(14 * s)}q${f(58 * s)} ${f(-8 * s)} ${f(60 * s)} ${f(50 * s)}z`;
  return press.fill(d, c, o);
}

export function birds(press, x, y, n = 5, c = press.night ? press.ink.pale : press.ink.key) {
  return press.line(
    times(n, () => {
      const s = press.between(8, 17),
        a = x + press.r() * 190,
        b = y + press.r() * 90;
      return `M${f(a)} ${f(b)}q${f(s * 0.5)} ${f(-s * 0.6)} ${f(s)} 0q${f(s * 0.5)} ${f(-s * 0.6)} ${f(s)} 0`;
    }),
    c,
    2.6,
  );
}

export function rainfall(press, n = 110, o = 0.55, c = press.ink.paper) {
  return press.line(
    times(n, () => {
      const l = press.between(80, 230);
      return `M${f(press.between(-40, W + 160))} ${f(press.between(-90, H))}l${f(-l * 0.2)} ${f(l)}`;
    }),
    c,
    1.7,
    o,
  );
}

export function snowfall(press, n = 150, c = press.ink.paper) {
  return press.fill(
    times(n, () => oval(press.r() * W, press.r() * H, press.between(1.6, 5.6))),
    c,
  );
}

/** Steam or smoke: a curl of bare paper rising from x, y. */
export function steam(press, x, y, s = 1, { o = 0.75, c = press.ink.paper, side = press.pick([-1, 1]) } = {}) {
  const q = side * s,
    w = (n) => f(n * q);
  return press.fill(
    `M${f(x)} ${f(y)}c${w(-34)} ${f(-48 * s)} ${w(36)} ${f(-70 * s)} ${w(6)} ${f(-128 * s)}s${w(30)} ${f(-62 * s)} ${w(8)} ${f(-112 * s)}c${w(62)} ${f(40 * s)} ${w(10)} ${f(80 * s)} ${w(38)} ${f(122 * s)}s${w(-32)} ${f(72 * s)} ${w(-18)} ${f(118 * s)}z`,
    c,
    o,
  );
}

/** Smoke that drifts off sideways. */
export function smoke(press, x, y, s = 1, { o = 0.85, c = press.ink.paper } = {}) {
  const n = (v) => f(v * s);
  return press.fill(
    `M${f(x)} ${f(y)}c${n(40)} ${n(-34)} ${n(96)} ${n(-8)} ${n(130)} ${n(-36)}s${n(70)} ${n(-22)} ${n(96)} ${n(-44)}c${n(-6)} ${n(40)} ${n(-50)} ${n(40)} ${n(-82)} ${n(62)}s${n(-92)} ${n(8)} ${n(-144)} ${n(18)}z`,
    c,
    o,
  );
}

/** Bars of light on water or a wet street, under x. */
export function glints(press, x, y, w, c, { n = 8, gap = 15, o = 0.75 } = {}) {
  return press.fill(
    times(n, (i) => {
      const ww = w * press.between(0.45, 1) * (1 + i * 0.06);
      return bar(
        x - ww / 2 + press.between(-0.16, 0.16) * w,
        y + i * gap * (1 + i * 0.05),
        ww,
        Math.min(9, 4 + i * 0.6),
      );
    }),
    c,
    o,
  );
}
