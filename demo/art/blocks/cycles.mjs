// One bicycle, from the side, facing right; x, y between the wheels on the ground.
import { f, layers, open, oval, slab, times } from '../cuts.mjs';

export function cycle(press, x, y, s, { frame = press.ink.red, basket } = {}) {
  const { ink } = press,
    P = (a, b) => [x + a * s, y + b * s],
    L = (...n) => open(...n.map((v, i) => (i % 2 ? y : x) + v * s)),
    R = 108;
  const wheel = (a) => {
    const [cx, cy] = P(a, -R);
    return layers(
      press.line(
        times(14, (i) => {
          const t = (i / 14) * 6.283;
          return open(cx, cy, cx + Math.cos(t) * R * s * 0.94, cy + Math.sin(t) * R * s * 0.94);
        }),
        ink.key,
        1.6 * s,
        0.7,
      ),
      press.line(oval(cx, cy, R * s), ink.key, 11 * s),
      press.line(oval(cx, cy, R * s * 0.93), ink.paper, 2.6 * s),
      press.fill(oval(cx, cy, 10 * s), ink.key),
    );
  };
  const guard = (a) =>
    press.line(
      `M${f(x + (a - 118) * s)} ${f(y - 118 * s)}A${f(120 * s)} ${f(120 * s)} 0 0 1 ${f(x + (a + 96) * s)} ${f(y - 176 * s)}`,
      frame,
      9 * s,
    );
  return layers(
    wheel(-168),
    wheel(182),
    guard(-168),
    guard(182),
    press.line(L(-168, -108, -10, -96, -66, -262, -168, -108) + L(-10, -96, 128, -250, -56, -232), frame, 13 * s),
    press.line(L(182, -108, 116, -306, 78, -322), frame, 12 * s),
    press.line(L(-10, -96, -72, -284), ink.key, 9 * s),
    press.fill(slab(x - 116 * s, y - 304 * s, 92 * s, 24 * s, 11 * s), ink.key),
    press.line(
      `M${f(x + 116 * s)} ${f(y - 306 * s)}q${f(30 * s)} ${f(-26 * s)} ${f(62 * s)} ${f(-16 * s)}`,
      ink.key,
      8 * s,
    ) + press.line(L(88, -322, 60, -326), ink.key, 15 * s),
    press.line(oval(x - 10 * s, y - 96 * s, 26 * s) + L(-10, -96, 16, -58), ink.key, 7 * s),
    press.fill(slab(x + 2 * s, y - 60 * s, 36 * s, 12 * s, 4), ink.key),
    press.line(L(-168, -98, -10, -72) + L(-168, -118, -10, -120), ink.key, 2.6 * s),
    press.line(L(-226, -240, -96, -240) + L(-168, -108, -206, -240), ink.key, 6 * s),
    press.cut(oval(x + 160 * s, y - 262 * s, 14 * s), ink.ochre, 3),
    basket && press.place(x, y, basket, { scale: s }),
  );
}

/** A wire basket for the handlebar, with what was bought. */
export function basketOf(press, inside) {
  const { ink } = press,
    goods = {
      leeks:
        press.line(open(196, -300, 236, -440) + open(212, -300, 262, -428), ink.paper, 13) +
        press.line(
          open(224, -400, 240, -470) +
            open(224, -400, 262, -460) +
            open(248, -396, 280, -452) +
            open(248, -396, 300, -440),
          ink.green,
          11,
        ),
      books:
        press.cut(slab(170, -366, 34, 80, 4), ink.red, 2.6) +
        press.cut(slab(206, -380, 30, 90, 4), ink.ochre, 2.6) +
        press.cut(slab(238, -356, 28, 70, 4), ink.paper, 2.6),
      flowers:
        press.line(
          times(5, (i) => open(214, -290, 166 + i * 26, -400 + Math.abs(i - 2) * 16)),
          ink.green,
          5,
        ) +
        times(5, (i) =>
          press.cut(oval(166 + i * 26, -408 + Math.abs(i - 2) * 16, 19), [ink.red, ink.ochre][i % 2], 2.4),
        ),
    };
  const d = 'M150 -316H280L266 -226H166Z';
  return layers(
    goods[inside],
    press.fill(d, ink.ochre),
    press.line(
      times(6, (i) => open(150 + i * 26, -316, 166 + i * 20, -226)) +
        open(154, -286, 275, -286) +
        open(160, -256, 270, -256),
      ink.key,
      2.6,
      0.7,
    ),
    press.key(d, 3.4),
  );
}
