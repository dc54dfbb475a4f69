// Trains on the line.
import { f, layers, open, rect, times } from '../cuts.mjs';
import { carriage, catenary } from '../blocks/carriages.mjs';
import { ground, island, peak, ridge, sea } from '../blocks/land.mjs';
import { fir, maple, pine } from '../blocks/plants.mjs';
import { birds, cloud, mist, orb, sky } from '../blocks/weather.mjs';

/** A long train on piers before the mountain. */
function viaduct(press) {
  const { ink } = press,
    piers = times(7, (i) => {
      const x = 20 + i * 180;
      return (
        press.fill(rect(x, 598, 46, 230), ink.pale) +
        press.fill(rect(x + 31, 598, 15, 230), ink.mid) +
        press.key(open(x, 820, x, 598, x + 46, 598, x + 46, 820), 2.4)
      );
    });
  const fields = press.line(
    times(15, (i) => open(-400 + i * 150, 810, 420 + i * 26, 480)),
    ink.key,
    2,
    0.3,
  );
  return [
    orb(press, press.vary([260, 330]), 230, 70),
    peak(press, 760, 424, 430, 280),
    mist(press, 250, 4),
    ridge(press, 452, 60, { tone: press.light.near }),
    ground(press, 476),
    fields,
    piers,
    press.cut(rect(-20, 560, 1240, 38), ink.paper, 3),
    catenary(press, 424, 560, [90, 470, 850]),
    [-190, 140, 470].map((x) => carriage(press, x, 552)),
    carriage(press, 800, 552, 300, { cab: true }),
    birds(press, 330, 180, 5),
  ];
}

/** One carriage by the sea. */
function byTheSea(press) {
  const { ink } = press,
    sun = press.vary([620, 420]);
  return [
    orb(press, sun, 330, 130),
    mist(press, 170, 4),
    island(press, 980, 470, 240, 110),
    sea(press, 468, { path: sun, to: 640 }),
    ground(press, 612, { tone: [press.night ? ink.deep : ink.ochre, ink.green], sway: 24 }),
    press.cut(rect(-20, 618, 1240, 16), ink.key, 2),
    press.line(
      times(32, (i) => open(i * 40, 634, i * 40 - 8, 648)),
      ink.key,
      7,
    ),
    catenary(press, 446, 620, [150, 1060]),
    press.place(0, 0, carriage(press, 366, 604, 430, { band: ink.ochre, foot: ink.red, cab: true, h: 128 })),
    times(12, (i) =>
      press.line(
        `M${i * 110 - 20} 820q${f(press.between(-20, 20))} -50 ${f(press.between(-30, 40))} -90`,
        ink.green,
        4,
      ),
    ),
    pine(press, 130, 700, 1.15, 1),
    pine(press, 1130, 740, 0.9, -1),
    birds(press, 500, 180, 5),
  ];
}

/** A red bridge over a gorge. */
function gorge(press) {
  const { ink } = press,
    y = 430,
    truss = times(12, (i) => open(120 + i * 80, y, 160 + i * 80, y + 60, 200 + i * 80, y));
  const slope = (side) =>
    `M${side < 0 ? -40 : 1240} 240C${600 + side * 420} 330 ${600 + side * 330} 480 ${600 + side * 200} 830H${side < 0 ? -40 : 1240}Z`;
  return [
    orb(press, 600, 190, 70),
    ridge(press, 330, 150, { tone: press.light.far }),
    mist(press, 250, 3),
    ridge(press, 440, 150),
    mist(press, 400, 3),
    press.block('M380 830C480 700 560 640 590 560H640C690 650 760 720 860 830Z', ink.pale, ink.mid, 0, 0.9),
    [-1, 1].map((side) => press.block(slope(side), ink.green, ink.key, 0.1, 0.7) + press.key(slope(side), 2.6)),
    press.line(open(-20, y, 1220, y) + open(120, y + 60, 1080, y + 60), ink.red, 13),
    press.line(truss, ink.red, 8),
    press.line(`M250 ${y + 64}Q600 ${y + 330} 950 ${y + 64}`, ink.red, 0),
    [330, 600, 870].map((x) =>
      press.line(
        open(x - 14, y + 60, x - 40, 760) + open(x + 14, y + 60, x + 40, 760) + open(x - 24, y + 190, x + 24, y + 190),
        ink.red,
        9,
      ),
    ),
    carriage(press, 300, y - 12, 290, { band: ink.ochre, foot: ink.green }),
    carriage(press, 600, y - 12, 290, { band: ink.ochre, foot: ink.green, cab: true }),
    [
      [60, 600, 230],
      [180, 740, 260],
      [1040, 640, 240],
      [1140, 760, 280],
    ].map(([x, yy, h]) => fir(press, x, yy, h)),
    maple(press, 960, 820, 260),
    maple(press, 280, 830, 240, ink.ochre, ink.red),
    mist(press, 600, 2, { x: 300, w: 600 }),
  ];
}

export function train(press) {
  return layers(
    sky(press, 440),
    press.hour === 'day' ? cloud(press, 330, 190, 0.9) : mist(press, 110, 3),
    press.vary([viaduct, byTheSea, gorge])(press),
  );
}
