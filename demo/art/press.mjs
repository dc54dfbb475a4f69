// The press: paper, the inks of a site, seeded chance, wipes (bokashi), a key line out of register, grain, specks.
import { inks, lightOf } from './inks.mjs';
import { W, H, f, rect, times } from './cuts.mjs';

/** A stable number from a name (FNV-1a, then stirred). */
export function hash(text) {
  let h = 2166136261;
  for (const letter of text) h = Math.imul(h ^ letter.codePointAt(0), 16777619);
  h = Math.imul(h ^ (h >>> 15), 2246822519);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Seeded chance between 0 and 1 (mulberry32). */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `turn` counts through the compositions of one subject, so that neighbours in number differ. */
export function createPress({ site, seed, hour, turn = 0 }) {
  const ink = inks[site],
    light = lightOf(site, hour),
    r = chanceFrom(hash(seed));
  let last = 0;
  const press = {
    site,
    hour,
    ink,
    light,
    r,
    turn,
    night: hour === 'night',
    dark: hour === 'night' || hour === 'dusk',
    id: () => `p${++last}`,
    between: (a, b) => a + r() * (b - a),
    int: (a, b) => Math.floor(a + r() * (b - a + 1)),
    pick: (list) => list[Math.floor(r() * list.length)],
    chance: (share) => r() < share,
    vary: (list, offset = 0) => list[(turn + offset) % list.length],
  };
  return Object.assign(press, marks(press));
}

/** The marks a block can make. */
function marks(press) {
  const { ink } = press;
  const fill = (d, c, o = 1) => `<path d="${d}" fill="${c}"${o < 1 ? ` opacity="${o}"` : ''}/>`;
  const line = (d, c = ink.key, w = 2.4, o = 1) =>
    `<path d="${d}" fill="none" stroke="${c}" stroke-width="${f(w)}" stroke-linecap="round" stroke-linejoin="round"${o < 1 ? ` opacity="${o}"` : ''}/>`;
  /** The key block: printed last, a hair out of register. */
  const key = (d, w = 2.4, o = 0.9) =>
    `<path d="${d}" fill="none" stroke="${ink.key}" stroke-width="${f(w)}" stroke-linecap="round" stroke-linejoin="round" opacity="${o}" transform="translate(1.6 -1.3)"/>`;
  const cut = (d, c, w = 2.4) => fill(d, c) + key(d, w);
  /** A wipe from weight a to weight b, between two heights (0 to 1) of the shape or across it. */
  const wipe = (d, c, a, b, { from = 0, to = 1, across = false } = {}) => {
    const id = press.id(),
      [x, y] = across
        ? [
            [from, to],
            [0, 0],
          ]
        : [
            [0, 0],
            [from, to],
          ];
    return `<defs><linearGradient id="${id}" x1="${x[0]}" x2="${x[1]}" y1="${y[0]}" y2="${y[1]}"><stop offset="0" stop-color="${c}" stop-opacity="${a}"/><stop offset="1" stop-color="${c}" stop-opacity="${b}"/></linearGradient></defs><path d="${d}" fill="url(#${id})"/>`;
  };
  const block = (d, flat, wiped, a = 0, b = 0.85, how) => fill(d, flat) + wipe(d, wiped, a, b, how);
  /** Light that the printer dabs round a lamp. */
  const glow = (x, y, radius, c = ink.ochre, o = 0.5) => {
    const id = press.id();
    return `<defs><radialGradient id="${id}"><stop offset="0" stop-color="${c}" stop-opacity="${o}"/><stop offset=".4" stop-color="${c}" stop-opacity="${f(o * 4) / 10}"/><stop offset="1" stop-color="${c}" stop-opacity="0"/></radialGradient></defs><circle cx="${f(x)}" cy="${f(y)}" r="${f(radius)}" fill="url(#${id})"/>`;
  };
  const inside = (d, body) => {
    const id = press.id();
    return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${body}</g>`;
  };
  const place = (x, y, body, { scale = 1, turn = 0, flip = false } = {}) =>
    `<g transform="translate(${f(x)} ${f(y)})${turn ? ` rotate(${f(turn)})` : ''}${scale !== 1 || flip ? ` scale(${(flip ? -scale : scale).toFixed(3)} ${scale.toFixed(3)})` : ''}">${body}</g>`;
  const fade = (o, body) => `<g opacity="${o}">${body}</g>`;
  return { fill, line, key, cut, wipe, block, glow, inside, place, fade };
}

/** Wood grain: long slow lines with a knot they bend around. */
export function grain({ r }, c, o, n, [x0, y0, w, h] = [0, 0, W, H]) {
  const kx = x0 + w * (0.15 + r() * 0.7),
    ky = y0 + h * (0.15 + r() * 0.7),
    reach = h / 9;
  const d = times(n, (i) => {
    const y = y0 + ((i + r() * 0.6) * h) / n,
      bend = (((Math.sign(y - ky) || 1) * h) / 26) * Math.exp(-Math.abs(y - ky) / reach);
    return `M${f(x0 - 10)} ${f(y)}C${f(kx - w * 0.22)} ${f(y + bend * 0.3 + r() * 4)} ${f(kx - w * 0.08)} ${f(y + bend * 1.3)} ${f(kx)} ${f(y + bend * 1.3)}S${f(kx + w * 0.25)} ${f(y + r() * 6 - 3)} ${f(x0 + w + 10)} ${f(y + r() * 8 - 4)}`;
  });
  return `<path d="${d}" fill="none" stroke="${c}" stroke-width="1.1" opacity="${o}"/>`;
}

/** Goma-zuri: specks where the ink did not take. */
export function specks({ r }, c, n = 130, o = 0.45) {
  return `<path d="${times(n, () => {
    const z = 0.6 + r() * 1.8;
    return `M${f(r() * W)} ${f(r() * H)}h${f(z * 2.4)}v${f(z)}h${f(-z * 2.2)}z`;
  })}" fill="${c}" opacity="${o}"/>`;
}

/** Edges as a knife leaves them: everything moved by a pixel or two. */
const knife = (seed) =>
  `<filter id="knife" x="0" y="0" width="${W}" height="${H}" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".03" numOctaves="2" seed="${seed}"/><feDisplacementMap in="SourceGraphic" scale="4.5" xChannelSelector="R" yChannelSelector="G"/></filter>`;

/** Lays the printed blocks on paper. The camera may come nearer and look from the other side. */
export function sheet(press, body, { zoom = 1, flip = false } = {}) {
  const { ink } = press,
    seed = Math.floor(press.r() * 999);
  const camera = `translate(600 430) scale(${(flip ? -zoom : zoom).toFixed(3)} ${zoom.toFixed(3)}) translate(-600 -430)`;
  // The uncut print lies under the cut one, so that the knife leaves no gap along the edge of the paper.
  const print = `<g id="print"><path d="${rect(-40, -40, W + 80, H + 80)}" fill="${ink.paper}"/><g transform="${camera}">${body}</g></g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}" preserveAspectRatio="xMidYMid slice"><defs>${knife(seed)}</defs>` +
    `${print}<use href="#print" filter="url(#knife)"/>` +
    grain(press, ink.key, 0.1, 40) +
    grain(press, ink.paper, 0.13, 26) +
    specks(press, ink.paper) +
    '</svg>'
  );
}
