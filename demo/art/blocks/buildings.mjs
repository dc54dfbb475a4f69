// Houses, towers, lanterns, wires.
import { W, f, layers, open, oval, poly, rect, times } from '../cuts.mjs';

/** A tiled house; x is its left wall, y its foot. */
export function house(
  press,
  x,
  y,
  w,
  h,
  {
    snow = false,
    wall = press.light.wall,
    roof = press.light.roof,
    lit = press.light.lit,
    pitch = 0.55,
    door = false,
  } = {},
) {
  const { ink } = press,
    top = h * pitch,
    e = w * 0.14,
    n = Math.max(2, Math.round(w / 46)),
    inset = pitch > 0.9 ? 0.3 : 0.12;
  const rd = poly(x - e, y - h, x + w * inset, y - h - top, x + w * (1 - inset), y - h - top, x + w + e, y - h);
  const tiles = times(8, (i) => {
    const t = (i + 1) / 9;
    return `M${f(x + w * inset + w * (1 - 2 * inset) * t)} ${f(y - h - top)}L${f(x - e + (w + 2 * e) * t)} ${f(y - h)}`;
  });
  const windows = times(n, (i) => {
    const ww = (w / n) * 0.62,
      wx = x + (w / n) * (i + 0.19),
      d = rect(wx, y - h * 0.74, ww, h * 0.46);
    return (
      press.fill(d, press.chance(lit) ? ink.ochre : ink.key) +
      press.line(
        `M${f(wx + ww / 2)} ${f(y - h * 0.74)}v${f(h * 0.46)}M${f(wx)} ${f(y - h * 0.52)}h${f(ww)}`,
        ink.key,
        2,
      )
    );
  });
  const cap = `M${f(x - e - 4)} ${f(y - h + 2)}L${f(x + w * inset - 4)} ${f(y - h - top - 9)}Q${f(x + w * 0.5)} ${f(y - h - top - 20)} ${f(x + w * (1 - inset) + 4)} ${f(y - h - top - 9)}L${f(x + w + e + 4)} ${f(y - h + 2)}q${f(-w * 0.2)} -14 ${f(-w * 0.34)} -8t${f(-w * 0.4)} -2t${f(-w * 0.54)} 8z`;
  return layers(
    press.fill(rect(x, y - h, w, h), wall),
    windows,
    door && press.cut(rect(x + w * 0.42, y - h * 0.6, w * 0.16, h * 0.6), ink.red, 2),
    press.key(rect(x, y - h, w, h), 2),
    press.fill(rd, roof),
    press.line(tiles, press.night ? ink.mid : ink.key, 1.6, 0.5),
    snow ? press.fill(cap, ink.paper) : '',
    press.key(rd, 2.2),
  );
}

/** Tall houses with lit rooms, edge to edge. */
export function towers(
  press,
  y,
  {
    min = 120,
    span = 260,
    a = press.ink.deep,
    b = press.ink.mid,
    c = press.ink.key,
    lit = press.light.lit * 0.42,
    from = -40,
    to = W + 40,
  } = {},
) {
  const { ink, r } = press;
  let s = '';
  for (let x = from; x < to;) {
    const w = press.between(46, 130),
      h = min + r() * span,
      wall = press.pick([a, b, c]),
      cols = Math.floor(w / 15),
      rows = Math.floor(h / 22),
      kind = r();
    const crown =
      kind < 0.3
        ? open(x + w / 2, y - h, x + w / 2, y - h - press.between(18, 56))
        : kind < 0.5
          ? rect(x + w * 0.2, y - h - 16, w * 0.3, 16)
          : kind < 0.62
            ? poly(x, y - h, x + w / 2, y - h - w * 0.3, x + w, y - h)
            : '';
    const rooms = times(cols * rows, (i) =>
      r() < lit ? rect(x + 7 + (i % cols) * 15, y - h + 12 + Math.floor(i / cols) * 22, 8, 10) : '',
    );
    s +=
      press.fill(rect(x, y - h, w, h + 4), wall) +
      (crown ? (kind < 0.3 ? press.line(crown, ink.key, 3) : press.cut(crown, wall, 2)) : '') +
      (rooms ? press.fill(rooms, wall === ink.paper || wall === ink.pale ? ink.mid : ink.ochre, 0.92) : '') +
      press.key(open(x, y, x, y - h, x + w, y - h, x + w, y), 2);
    x += w - 3;
  }
  return s;
}

/** A paper lantern with its light. */
export function lantern(press, x, y, s, c = press.ink.red, { long = false } = {}) {
  const { ink } = press,
    ry = s * (long ? 1.7 : 1.2),
    d = oval(x, y, s, ry);
  const ribs = times(long ? 7 : 5, (i) => {
    const t = -1 + ((i + 1) * 2) / (long ? 8 : 6),
      w = Math.sqrt(1 - t * t * 0.82) * s;
    return `M${f(x - w)} ${f(y + t * ry * 0.95)}Q${f(x)} ${f(y + t * ry * 0.95 + s * 0.16)} ${f(x + w)} ${f(y + t * ry * 0.95)}`;
  });
  const body = press.dark ? press.glow(x, y, s * 2.6, ink.ochre, 0.4) : '';
  return layers(
    body,
    press.fill(d, c),
    press.dark && press.inside(d, press.glow(x, y, s * 1.1, ink.ochre, 0.95)),
    press.line(ribs, ink.key, 1.3, 0.55),
    press.key(d, 1.8, 0.8),
    press.fill(
      rect(x - s * 0.5, y - ry - s * 0.12, s, s * 0.24) + rect(x - s * 0.45, y + ry - s * 0.12, s * 0.9, s * 0.22),
      ink.key,
    ),
  );
}

/** A pole with its wires. */
export const wires = (press, y, sag = 40, n = 3) =>
  press.key(
    times(
      n,
      (i) =>
        `M-20 ${f(y + i * 26)}Q${f(press.between(420, 780))} ${f(y + i * 26 + sag)} 1220 ${f(y + i * 26 - sag * 0.4)}`,
    ),
    2.4,
    0.85,
  );
