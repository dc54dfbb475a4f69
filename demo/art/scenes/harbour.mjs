// A harbour town and its fleet.
import { W, layers, open, poly, rect, times } from '../cuts.mjs';
import { house } from '../blocks/buildings.mjs';
import { island, peak, ridge, sea, waterLines } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { trawler } from '../blocks/vessels.mjs';
import { birds, glints, mist, orb, sky } from '../blocks/weather.mjs';

/** Houses climb the hill behind the quay; boats lie under it. */
export function harbour(press) {
  const { ink, light, vary } = press,
    quay = 520,
    pierSide = vary([0, 1]),
    cols = [light.wall, ink.paper, ink.pale, ink.ochre];
  const row = (y, n, w, h) =>
    times(n, (i) =>
      house(
        press,
        60 + i * (1080 / n) + press.between(-16, 16),
        y - (i % 2) * 14,
        w * press.between(0.84, 1.05),
        h * press.between(0.85, 1.15),
        {
          wall: press.pick(press.night ? [ink.mid, ink.deep, ink.mid] : cols),
          roof: press.pick([light.roof, ink.red, light.roof, ink.key]),
          lit: light.lit,
        },
      ),
    );
  const boats = vary([
    [
      [340, 640, 0.95],
      [640, 600, 0.72],
      [880, 690, 1.12],
    ],
    [
      [280, 600, 0.7],
      [600, 690, 1.25],
      [930, 610, 0.8],
    ],
    [
      [420, 610, 0.8],
      [790, 660, 1.05],
    ],
  ]);
  const beacon = (x, y) => [
    press.cut(`M${x - 130} ${y + 26}L${x - 80} ${y}H${x + 90}L${x + 150} ${y + 26}Z`, ink.pale, 2.6),
    press.cut(poly(x - 16, y, x - 11, y - 92, x + 11, y - 92, x + 16, y), ink.red, 2.6),
    press.cut(rect(x - 14, y - 116, 28, 24), press.dark ? ink.ochre : ink.paper, 2.4),
    press.fill(poly(x - 18, y - 116, x, y - 134, x + 18, y - 116), ink.key),
    press.dark && press.glow(x, y - 104, 80),
  ];
  return layers(
    sky(press, 420),
    orb(press, vary([880, 300, 620]), 150, 62),
    mist(press, 120, 3),
    ridge(press, 330, 150, { tone: light.far }),
    ridge(press, 420, 120, { tone: [ink.green, ink.deep], weights: [0.3, 0.8] }),
    mist(press, 300, 2),
    row(430, 7, 104, 54),
    row(478, 6, 130, 62),
    row(quay, 6, 150, 72),
    sea(press, quay + 14, { lines: 50 }),
    press.cut(rect(-20, quay - 4, W + 40, 24), ink.pale, 3),
    press.line(
      times(16, (i) => open(i * 80, quay - 2, i * 80, quay + 18)),
      ink.key,
      2,
      0.5,
    ),
    press.dark &&
      times(9, () => glints(press, press.between(60, 1140), quay + 34, 30, ink.ochre, { n: 5, gap: 14, o: 0.5 })),
    pierSide ? beacon(1060, 600) : beacon(130, 610),
    boats.map(([x, y, s], i) =>
      trawler(press, x, y, s, { hull: [ink.deep, ink.red, ink.green][(i + press.turn) % 3] }),
    ),
    birds(press, 480, 150, 5),
  );
}

/** Day boats under the mountain, or squid boats with their lamps lit. */
export function fishingBoats(press) {
  const { ink, light, vary } = press,
    y = 430,
    form = vary([
      [
        [270, 520, 0.55],
        [900, 530, 0.62],
        [560, 650, 1.3],
      ],
      [
        [420, 640, 1.2],
        [820, 560, 0.8],
        [210, 500, 0.42],
        [1020, 500, 0.4],
      ],
      [
        [760, 660, 1.35],
        [330, 570, 0.85],
        [560, 500, 0.45],
      ],
    ]);
  const fleet = [...form]
    .sort((a, b) => a[1] - b[1])
    .map(([x, yy, s], i) => [
      press.dark &&
        times(3, (k) =>
          glints(press, x - 60 * s + k * 60 * s, yy + 16, 52 * s, ink.ochre, { n: 6, gap: 15 * s, o: 0.55 }),
        ),
      trawler(press, x, yy, s, { lamps: press.dark, hull: [ink.deep, ink.red, ink.green][(i + press.turn) % 3] }),
      s > 0.7 && person(press, x - 76 * s, yy - 36 * s, 72 * s, { coat: ink.ochre, hat: 'cap' }),
    ]);
  const back = vary([
    () => [peak(press, 760, y + 4, 460, 270), mist(press, 330, 3)],
    () => [
      ridge(press, y, 110, { tone: light.far, base: y + 20 }),
      ridge(press, y + 10, 60, { base: y + 20 }),
      mist(press, 390, 2),
    ],
    () => [island(press, 200, y, 260, 130), island(press, 900, y, 330, 90, light.middle), mist(press, 380, 2)],
  ])();
  return layers(
    sky(press, 440),
    orb(press, vary([330, 870, 620]), vary([190, 270, 250]), vary([60, 96, 110])),
    mist(press, 130, 3),
    back,
    sea(press, y, { path: press.hour === 'day' ? 0 : vary([330, 870, 620]), lines: 90 }),
    fleet,
    birds(press, vary([260, 500, 760]), 250, 7),
    waterLines(press, 700, 800, { n: 14, o: 0.7 }),
  );
}
