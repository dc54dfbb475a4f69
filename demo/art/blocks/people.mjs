// People: small, from behind, no faces.
import { f, layers, oval, poly, slab, times } from '../cuts.mjs';

/** One person standing at x, y (the feet), s tall. */
export function person(press, x, y, s, { coat = press.pick([press.ink.deep, press.ink.mid, press.ink.red, press.ink.key]), sash, hat, pack, bag, bend = 0, legs = press.ink.key } = {}) {
  const { ink } = press, n = v => f(v * s), hx = x + bend * s, hy = y - .87 * s;
  const feet = press.fill(poly(x - .1 * s, y - .26 * s, x - .02 * s, y - .26 * s, x - .03 * s, y, x - .13 * s, y) + poly(x + .02 * s, y - .26 * s, x + .1 * s, y - .26 * s, x + .13 * s, y, x + .03 * s, y), legs);
  const d = `M${f(hx - .07 * s)} ${f(hy + .1 * s)}Q${f(hx - .17 * s)} ${f(hy + .13 * s)} ${f(hx - .18 * s)} ${f(hy + .24 * s)}L${f(x - .2 * s)} ${f(y - .2 * s)}Q${f(x)} ${f(y - .16 * s)} ${f(x + .2 * s)} ${f(y - .2 * s)}L${f(hx + .18 * s)} ${f(hy + .24 * s)}Q${f(hx + .17 * s)} ${f(hy + .13 * s)} ${f(hx + .07 * s)} ${f(hy + .1 * s)}Z`;
  const arms = press.key(`M${f(hx - .115 * s)} ${f(hy + .27 * s)}L${f(x - .125 * s)} ${f(y - .34 * s)}M${f(hx + .115 * s)} ${f(hy + .27 * s)}L${f(x + .125 * s)} ${f(y - .34 * s)}`, Math.max(1.6, s * .012), .7);
  const head = press.fill(`M${f(hx - .035 * s)} ${f(hy + .05 * s)}h${n(.07)}v${n(.09)}h${n(-.07)}z`, ink.paper) + press.fill(oval(hx, hy, .085 * s, .095 * s), ink.key);
  const hats = { straw: press.cut(`M${f(hx - .2 * s)} ${f(hy + .02 * s)}Q${f(hx)} ${f(hy - .26 * s)} ${f(hx + .2 * s)} ${f(hy + .02 * s)}Q${f(hx)} ${f(hy + .08 * s)} ${f(hx - .2 * s)} ${f(hy + .02 * s)}Z`, ink.ochre, 2), cap: press.cut(`M${f(hx - .1 * s)} ${f(hy)}a${n(.1)} ${n(.115)} 0 0 1 ${n(.2)} 0z`, ink.ochre, 1.8), scarf: press.fill(`M${f(hx - .09 * s)} ${f(hy + .06 * s)}h${n(.18)}v${n(.06)}h${n(-.18)}z`, ink.red), cloth: press.cut(`M${f(hx - .095 * s)} ${f(hy + .02 * s)}a${n(.095)} ${n(.12)} 0 0 1 ${n(.19)} 0z`, ink.paper, 1.8) };
  return layers(feet, press.cut(d, coat, Math.max(1.8, s * .014)), arms, sash && press.fill(`M${f(x - .18 * s)} ${f(y - .49 * s)}h${n(.36)}v${n(.045)}h${n(-.36)}z`, sash),
    pack && press.cut(slab(hx - .13 * s, hy + .16 * s, .26 * s, .3 * s, f(.05 * s)), pack, 2) + press.key(`M${f(hx - .13 * s)} ${f(hy + .3 * s)}h${n(.26)}`, 1.8), bag && press.cut(slab(x + .17 * s, y - .36 * s, .17 * s, .17 * s, f(.02 * s)), bag, 1.8), head, hats[hat]);
}

/** A person under an umbrella, seen from behind; x, y the feet. */
export function umbrella(press, x, y, s, { c = press.pick([press.ink.red, press.ink.ochre, press.ink.pale]), coat = press.ink.key } = {}) {
  const { ink } = press, w = s * .44, top = y - s * .62;
  const d = `M${f(x - w)} ${f(top)}Q${f(x - w * .9)} ${f(top - w * .82)} ${f(x)} ${f(top - w * .86)}Q${f(x + w * .9)} ${f(top - w * .82)} ${f(x + w)} ${f(top)}Q${f(x)} ${f(top + w * .2)} ${f(x - w)} ${f(top)}Z`;
  const ribs = times(9, i => { const k = i - 4; return `M${f(x)} ${f(top - w * .86)}Q${f(x + k * w * .17)} ${f(top - w * .6)} ${f(x + k * w * .24)} ${f(top + w * .07)}`; });
  return layers(person(press, x, y, s * .92, { coat, sash: c === coat ? ink.paper : c }), press.cut(d, c, 2.2), press.line(ribs, ink.key, 1.5, .6), press.line(`M${f(x)} ${f(top - w * .86)}v${f(-w * .1)}`, ink.key, 3));
}

/** A row of heads and shoulders along the foot of the picture. */
export function crowd(press, y, size, n = 14, { cs = [press.ink.key, press.ink.deep, press.ink.mid, press.ink.red], from = -30, to = 1230, hats = true } = {}) {
  const step = (to - from) / n;
  return times(n, i => {
    const x = from + (i + .5) * step + press.between(-.2, .2) * step, z = size * press.between(.88, 1.12), yy = y + press.between(-.3, .3) * size, c = press.pick(cs);
    const d = `M${f(x - z)} ${f(yy + z * 2.4)}C${f(x - z)} ${f(yy + z * .9)} ${f(x - z * .6)} ${f(yy + z * .74)} ${f(x)} ${f(yy + z * .72)}S${f(x + z)} ${f(yy + z * .9)} ${f(x + z)} ${f(yy + z * 2.4)}Z`;
    return press.cut(d, c, 2.2) + press.fill(oval(x, yy, z * .5, z * .58), press.ink.key) + (hats && press.chance(.3) ? press.cut(`M${f(x - z * .54)} ${f(yy - z * .06)}a${f(z * .54)} ${f(z * .6)} 0 0 1 ${f(z * 1.08)} 0z`, press.pick([press.ink.ochre, press.ink.paper, press.ink.red]), 2) : '');
  });
}

/** Head and shoulders of somebody seated, bottom edge at y. */
export function seated(press, x, y, s, { coat = press.ink.deep, hair = press.ink.key, cap } = {}) {
  const { ink } = press, d = `M${f(x - .34 * s)} ${f(y)}C${f(x - .36 * s)} ${f(y - .4 * s)} ${f(x - .26 * s)} ${f(y - .52 * s)} ${f(x)} ${f(y - .54 * s)}S${f(x + .36 * s)} ${f(y - .4 * s)} ${f(x + .34 * s)} ${f(y)}Z`;
  return layers(press.fill(`M${f(x - .07 * s)} ${f(y - .64 * s)}h${f(.14 * s)}v${f(.14 * s)}h${f(-.14 * s)}z`, ink.paper), press.cut(d, coat, 2.6), press.fill(oval(x, y - .76 * s, .17 * s, .19 * s), hair), cap && press.cut(`M${f(x - .18 * s)} ${f(y - .76 * s)}a${f(.18 * s)} ${f(.2 * s)} 0 0 1 ${f(.36 * s)} 0z`, cap, 2));
}

/** A bather: shoulders out of the water, a folded cloth on the head. */
export function bather(press, x, y, s, cloth = press.ink.paper) {
  const { ink } = press, d = `M${f(x - .3 * s)} ${f(y)}C${f(x - .3 * s)} ${f(y - .22 * s)} ${f(x - .12 * s)} ${f(y - .26 * s)} ${f(x - .07 * s)} ${f(y - .34 * s)}h${f(.14 * s)}C${f(x + .12 * s)} ${f(y - .26 * s)} ${f(x + .3 * s)} ${f(y - .22 * s)} ${f(x + .3 * s)} ${f(y)}Z`;
  return layers(press.cut(d, ink.paper, 2.4), press.fill(oval(x, y - .44 * s, .13 * s, .15 * s), ink.key), press.cut(slab(x - .13 * s, y - .63 * s, .26 * s, .08 * s, f(.02 * s)), cloth, 2), press.line(`M${f(x - .46 * s)} ${f(y + 2)}q${f(.23 * s)} ${f(-.05 * s)} ${f(.46 * s)} 0t${f(.46 * s)} 0`, ink.paper, 3));
}
