// Swallows.
import { layers, open, oval, poly, times } from '../cuts.mjs';
import { ridge, sea } from '../blocks/land.mjs';
import { reeds } from '../blocks/plants.mjs';
import { cloud, mist, orb, sky } from '../blocks/weather.mjs';

/** A swallow on the wing, about 300 wide at 1, flying right. */
function flying(press, x, y, s, turn = 0, flip = false) {
  const { ink } = press;
  return press.place(
    x,
    y,
    layers(
      press.fill(
        'M30 -6C10 -60 -40 -120 -120 -150C-70 -90 -40 -40 -10 0ZM44 8C40 60 10 110 -50 150C-30 100 -16 50 6 12Z',
        ink.key,
      ),
      press.cut(
        'M0 0C30 -16 70 -20 104 -6L128 -2L106 6C80 22 40 26 8 14C-40 30 -90 34 -150 24C-110 14 -66 8 -34 2C-76 -4 -120 -18 -160 -40C-100 -34 -40 -24 0 0Z',
        press.night ? ink.mid : ink.deep,
        2,
      ),
      press.fill('M60 8C70 18 100 10 106 5C92 2 74 2 60 8Z', ink.red),
      press.fill('M8 14C40 24 66 18 84 10C60 4 30 6 8 14Z', ink.paper),
      press.line('M20 -30C0 -70 -40 -110 -96 -134M36 40C30 70 12 100 -30 128', ink.pale, 2, 0.5),
      press.fill(oval(98, -4, 2.6), ink.paper),
    ),
    { scale: s, turn, flip },
  );
}

/** One at rest on a wire, from behind. */
const perched = (press, x, y, s) =>
  press.fill(
    `M${x - 14 * s} ${y - 10 * s}Q${x - 20 * s} ${y - 44 * s} ${x} ${y - 60 * s}Q${x + 20 * s} ${y - 44 * s} ${x + 14 * s} ${y - 10 * s}L${x + 10 * s} ${y + 40 * s}L${x} ${y + 6 * s}L${x - 10 * s} ${y + 40 * s}Z`,
    press.ink.deep,
  ) +
  press.fill(oval(x, y - 60 * s, 11 * s), press.ink.key) +
  press.key(`M${x} ${y - 46 * s}V${y}`, 2);

/** Over the wires, under the eaves, or low over the water. */
export function swallow(press) {
  const { ink, vary } = press,
    sun = orb(press, vary([360, 820, 620]), vary([300, 260, 300]), vary([150, 100, 130]));
  const overWires = () => [
    sun,
    mist(press, 210, 5),
    ridge(press, 700, 70, {}),
    press.key('M-20 470Q600 560 1220 430M-20 520Q600 612 1220 486M-20 572Q600 664 1220 540', 3.4),
    [
      [300, 498],
      [350, 502],
      [880, 488],
      [940, 480],
      [410, 556],
    ].map(([x, y]) => perched(press, x, y, 0.8)),
    flying(press, 640, 290, 1.7, -16),
    flying(press, 960, 190, 0.7, -26),
    flying(press, 260, 190, 0.55, 8),
  ];
  const eaves = () => [
    sun,
    mist(press, 150, 4),
    ridge(press, 560, 110, { tone: press.light.far }),
    ridge(press, 680, 70, {}),
    press.block('M-20 -20H1220V90L-20 170Z', press.light.roof, ink.key, 0, 0.7),
    press.line(
      times(18, (i) => open(i * 72 - 20, 160 - i * 4.6, i * 72 - 40, 230 - i * 4.6)),
      ink.key,
      17,
    ),
    press.key('M-20 170L1220 90', 4),
    press.cut('M700 128Q700 236 800 240Q900 236 900 118Z', ink.ochre, 3),
    press.line(
      times(14, (i) => `M${712 + i * 13} ${160 + (i % 3) * 20}q8 6 14 0`),
      ink.key,
      2.4,
      0.7,
    ),
    times(
      3,
      (i) =>
        press.fill(`M${742 + i * 42} 128a18 20 0 0 1 36 0z`, ink.key) +
        press.cut(poly(752 + i * 42, 118, 768 + i * 42, 118, 760 + i * 42, 94), ink.ochre, 2),
    ),
    flying(press, 470, 350, 1.75, -24),
    flying(press, 860, 420, 0.8, -150),
    flying(press, 300, 560, 0.6, -10),
  ];
  const lowOver = () => [
    sun,
    mist(press, 170, 4),
    ridge(press, 430, 80, { tone: press.light.far, base: 470 }),
    sea(press, 466, { path: 620, lines: 60 }),
    flying(press, 560, 420, 1.6, 6),
    flying(press, 840, 300, 0.95, -20),
    flying(press, 300, 270, 0.7, -12),
    flying(press, 920, 540, 0.6, 10),
    reeds(press, 180, 820, 190, 14, ink.green),
    reeds(press, 1010, 820, 220, 14, ink.green),
    reeds(press, 600, 830, 90, 9, ink.green),
  ];
  return layers(
    sky(press, 620),
    press.hour === 'day' ? cloud(press, 900, 240, 1) : '',
    vary([overWires, eaves, lowOver])(),
  );
}
