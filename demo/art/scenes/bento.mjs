// Box lunches, from above.
import { f, layers, open, oval, poly, slab, times } from '../cuts.mjs';
import { sticks } from '../blocks/tableware.mjs';
import { fish } from '../blocks/wares.mjs';

const rice = (press, d, [cx, cy]) =>
  press.fill(d, press.ink.paper) +
  press.inside(
    d,
    press.line(
      times(
        70,
        () =>
          `M${f(cx + press.between(-190, 190))} ${f(cy + press.between(-150, 150))}l${f(press.between(-7, 7))} ${f(press.between(-4, 4))}`,
      ),
      press.ink.pale,
      4,
    ),
  ) +
  press.cut(oval(cx, cy, 26), press.ink.red, 3);

/** The dishes, each drawn into a place of w × h. */
const dishes = {
  egg: (press, x, y, w, h) =>
    times(3, (i) => {
      const cy = y + h * (0.2 + i * 0.3),
        cx = x + w / 2;
      return (
        press.cut(slab(cx - w * 0.4, cy - h * 0.13, w * 0.8, h * 0.26, 14), press.ink.ochre, 3) +
        press.line(`M${f(cx + w * 0.2)} ${f(cy)}q14 -14 22 2q-2 18 -26 14q-26 -10 -14 -32`, press.ink.red, 3.4)
      );
    }),
  salmon: (press, x, y, w, h) =>
    press.fill(slab(x, y, w, h, 12), press.ink.green) +
    press.cut(
      `M${x + w * 0.08} ${y + h * 0.64}Q${x + w * 0.2} ${y + h * 0.16} ${x + w * 0.9} ${y + h * 0.24}Q${x + w * 0.96} ${y + h * 0.64} ${x + w * 0.7} ${y + h * 0.82}Q${x + w * 0.3} ${y + h * 0.9} ${x + w * 0.08} ${y + h * 0.64}Z`,
      press.ink.red,
      3,
    ) +
    press.line(
      times(
        4,
        (i) =>
          `M${f(x + w * (0.26 + i * 0.16))} ${f(y + h * 0.3)}q${f(-w * 0.08)} ${f(h * 0.22)} ${f(w * 0.02)} ${f(h * 0.46)}`,
      ),
      press.ink.paper,
      4,
    ),
  greens: (press, x, y, w, h) =>
    times(9, (i) =>
      press.cut(
        oval(x + w * (0.22 + (i % 3) * 0.28), y + h * (0.22 + Math.floor(i / 3) * 0.28), w * 0.16, h * 0.14),
        i % 4 === 3 ? press.ink.pale : press.ink.green,
        2.6,
      ),
    ) +
    press.fill(
      times(6, () => oval(x + w * press.between(0.15, 0.85), y + h * press.between(0.15, 0.85), 4)),
      press.ink.paper,
    ),
  carrots: (press, x, y, w, h) =>
    times(4, (i) => {
      const cx = x + w * (0.28 + (i % 2) * 0.44),
        cy = y + h * (0.28 + Math.floor(i / 2) * 0.44),
        R = Math.min(w, h) * 0.19;
      return (
        press.cut(
          times(5, (j) => oval(cx + Math.cos(j * 1.257) * R * 0.62, cy + Math.sin(j * 1.257) * R * 0.62, R * 0.52)),
          press.ink.red,
          2,
        ) + press.fill(oval(cx, cy, R * 0.5), press.ink.ochre)
      );
    }),
  shrimp: (press, x, y, w, h) =>
    times(
      2,
      (i) =>
        press.line(
          `M${f(x + w * 0.2)} ${f(y + h * (0.34 + i * 0.4))}q${f(w * 0.3)} ${f(-h * 0.3)} ${f(w * 0.58)} ${f(h * 0.06)}`,
          press.ink.key,
          h * 0.2,
        ) +
        press.line(
          `M${f(x + w * 0.2)} ${f(y + h * (0.34 + i * 0.4))}q${f(w * 0.3)} ${f(-h * 0.3)} ${f(w * 0.58)} ${f(h * 0.06)}`,
          press.ink.ochre,
          h * 0.16,
        ) +
        press.cut(
          poly(
            x + w * 0.78,
            y + h * (0.4 + i * 0.4),
            x + w * 0.96,
            y + h * (0.3 + i * 0.4),
            x + w * 0.94,
            y + h * (0.5 + i * 0.4),
          ),
          press.ink.red,
          2,
        ),
    ),
  fish: (press, x, y, w, h) =>
    press.fill(slab(x, y, w, h, 12), press.ink.green) +
    times(2, (i) => fish(press, x + w / 2, y + h * (0.32 + i * 0.38), w / 148, press.ink.deep)),
};

const cloth = (press) => {
  const { ink, vary } = press,
    [a, b] = vary([
      [ink.deep, ink.pale],
      [ink.red, ink.paper],
      [ink.green, ink.ochre],
      [ink.mid, ink.paper],
    ]);
  return (
    press.block('M-20 -20H1220V820H-20Z', a, ink.key, 0, 0.45) +
    vary([
      () =>
        press.line(
          times(9, (j) =>
            times(14, (i) => {
              const x = i * 96 + (j % 2) * 48,
                y = j * 96;
              return oval(x, y, 44) + oval(x, y, 30) + oval(x, y, 15);
            }),
          ),
          b,
          3,
          0.55,
        ),
      () =>
        press.line(
          times(30, (i) => open(i * 80 - 600, -20, i * 80 + 300, 820) + open(i * 80 - 600, 820, i * 80 + 300, -20)),
          b,
          3,
          0.5,
        ),
      () =>
        press.line(
          times(26, (i) => open(i * 48, -20, i * 48, 820)),
          b,
          9,
          0.4,
        ),
    ])()
  );
};

const teacup = (press) =>
  press.fill(oval(12, 16, 80), press.ink.key, 0.4) +
  press.cut(oval(0, 0, 80), press.ink.pale, 4) +
  press.cut(oval(0, 0, 62), press.ink.green, 3) +
  press.line('M-30 -20q20 -20 44 -12', press.ink.paper, 4);

/** A lacquered box from above: long, round or two-tiered. */
export function bento(press) {
  const { ink, vary } = press,
    order = Object.keys(dishes),
    pickDish = (i) => dishes[order[(i + press.turn) % order.length]],
    lacquer = vary([ink.key, ink.red, ink.ochre]),
    within = vary([ink.red, ink.key, ink.deep]);
  const shadow = (d) => press.place(14, 18, press.fill(d, ink.key, 0.45)),
    cell = (x, y, w, h, i) =>
      press.cut(slab(x, y, w, h, 12), i % 2 ? ink.pale : within, 3) +
      pickDish(i)(press, x + 10, y + 10, w - 20, h - 20);
  const long = () => {
    const d = slab(250, 190, 700, 420, 30),
      r = slab(276, 216, 300, 368, 18);
    return [
      shadow(d),
      press.cut(d, lacquer, 4),
      rice(press, r, [426, 400]),
      press.key(r, 3),
      cell(592, 216, 332, 176, 0),
      cell(592, 408, 158, 176, 1),
      cell(766, 408, 158, 176, 2),
      sticks(press, 330, 690, 880, 660, 18),
    ];
  };
  const round = () => {
    const d = oval(600, 400, 270);
    return [
      shadow(d),
      press.cut(d, ink.ochre, 4),
      press.line(oval(600, 400, 254), ink.key, 2, 0.5),
      press.inside(
        oval(600, 400, 240),
        layers(
          press.fill(oval(600, 400, 240), within),
          rice(press, 'M640 140A260 260 0 0 0 360 560L640 420Z', [480, 340]),
          press.place(650, 190, dishes.salmon(press, 0, 0, 200, 140)),
          press.place(640, 345, dishes.greens(press, 0, 0, 190, 120)),
          press.place(420, 500, dishes.carrots(press, 0, 0, 170, 130)),
          press.place(590, 470, dishes.egg(press, 0, 0, 150, 150)),
        ),
      ),
      press.key(oval(600, 400, 240), 4),
      press.line('M640 162V420L414 548M640 420L840 452', ink.ochre, 9),
      sticks(press, 930, 640, 970, 180, 22),
    ];
  };
  const tiers = () => {
    const a = slab(200, 230, 380, 330, 22),
      b = slab(620, 230, 380, 330, 22),
      r = slab(222, 252, 336, 286, 14);
    return [
      shadow(a),
      shadow(b),
      press.cut(a, lacquer, 4),
      press.cut(b, lacquer, 4),
      rice(press, r, [390, 395]),
      press.fill(
        times(40, () => oval(390 + press.between(-150, 150), 395 + press.between(-120, 120), 2.6)),
        ink.key,
      ),
      press.key(r, 3),
      cell(640, 250, 164, 140, 0),
      cell(814, 250, 166, 140, 1),
      cell(640, 400, 340, 140, 2),
      sticks(press, 320, 650, 880, 690, 18),
      press.place(910, 110, teacup(press)),
    ];
  };
  return layers(cloth(press), vary([long, round, tiers])());
}
