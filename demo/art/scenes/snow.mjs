// Snow country.
import { layers, open, oval, rect, times } from '../cuts.mjs';
import { house, lantern } from '../blocks/buildings.mjs';
import { ground, peak, ridge, waterLines } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { fir } from '../blocks/plants.mjs';
import { mist, orb, sky, smoke, snowfall } from '../blocks/weather.mjs';

export const drift = (press, y, sway = 40) =>
  ground(press, y, {
    tone: press.night ? [press.ink.pale, press.ink.mid] : [press.ink.paper, press.ink.pale],
    sway,
    weights: [0, 0.9],
  });

const warm = (press) => ({
  snow: true,
  wall: press.ink.ochre,
  roof: press.ink.key,
  lit: Math.max(0.5, press.light.lit),
});

/** Low houses by a stream. */
const village = (press) => {
  const { ink } = press;
  return [
    peak(press, 860, 470, 480, 330),
    ridge(press, 440, 120, { tone: press.light.middle, base: 640 }),
    mist(press, 380, 3),
    drift(press, 560, 60),
    [
      [110, 600, 210, 120],
      [420, 570, 160, 96],
      [680, 610, 250, 140],
      [1000, 585, 150, 90],
    ].map(([x, y, w, h]) => house(press, x, y, w, h, warm(press))),
    drift(press, 668),
    press.block('M380 830C460 700 640 700 720 660C700 720 820 740 860 830Z', ink.mid, ink.deep, 0.2, 0.8),
    waterLines(press, 710, 800, { n: 12 }),
    [
      [60, 700, 200],
      [350, 690, 150],
      [960, 690, 190],
      [1130, 720, 250],
    ].map(([x, y, h]) => fir(press, x, y, h, { snow: true })),
    smoke(press, 460, 470, 0.8),
    smoke(press, 780, 440, 0.9),
    person(press, 560, 690, 96, { coat: ink.red, hat: 'straw' }),
  ];
};

/** Steep thatch under the hill. */
const thatch = (press) => {
  const { ink } = press;
  return [
    ridge(press, 400, 150, { tone: press.light.far }),
    ridge(press, 460, 110, {}),
    mist(press, 360, 3),
    times(9, (i) => fir(press, 40 + i * 140, 520 + (i % 3) * 16, 140 + (i % 4) * 26, { snow: true })),
    drift(press, 540, 50),
    [
      [640, 590, 180, 96],
      [200, 610, 210, 110],
    ].map(([x, y, w, h]) => house(press, x, y, w, h, { ...warm(press), pitch: 1.5 })),
    house(press, 420, 690, 290, 150, { ...warm(press), pitch: 1.55 }),
    drift(press, 700, 30),
    fir(press, 860, 720, 230, { snow: true }),
    fir(press, 1010, 760, 290, { snow: true }),
    fir(press, 130, 760, 240, { snow: true }),
    umbrella(press, 790, 760, 150, { c: ink.red }),
    press.fill(
      times(7, (i) => oval(740 - i * 26 + (i % 2) * 12, 776 + i * 5, 7, 3)),
      press.ink.mid,
      0.7,
    ),
  ];
};

/** A lane between deep banks. */
const lane = (press) => {
  const { ink } = press;
  return [
    ridge(press, 420, 130, { tone: press.light.far }),
    mist(press, 360, 2),
    house(press, 20, 600, 260, 200, warm(press)),
    house(press, 330, 540, 150, 120, warm(press)),
    house(press, 720, 540, 160, 124, warm(press)),
    house(press, 910, 610, 290, 214, warm(press)),
    press.block('M-20 600C160 560 380 560 470 540H740C840 560 1040 570 1220 610V830H-20Z', ink.paper, ink.pale, 0, 0.9),
    press.block('M510 540H690L860 830H330Z', press.night ? ink.mid : ink.pale, ink.mid, 0, 0.9),
    press.fill(
      'M-40 830V640C120 600 400 600 500 548C440 660 380 740 330 830ZM1240 830V650C1100 610 800 600 700 548C760 660 820 740 860 830Z',
      ink.paper,
    ),
    press.key(
      'M-40 640C120 600 400 600 500 548C440 660 380 740 330 830M1240 650C1100 610 800 600 700 548C760 660 820 740 860 830',
      2.6,
    ),
    [300, 900].map((x) => [press.line(open(x, 660, x, 380), ink.key, 10), lantern(press, x, 400, 22, ink.paper)]),
    umbrella(press, 570, 760, 200, { c: ink.red }),
    umbrella(press, 670, 700, 140, { c: ink.ochre }),
    fir(press, 1120, 560, 260, { snow: true }),
    fir(press, 70, 560, 240, { snow: true }),
  ];
};

export function snow(press) {
  return layers(
    sky(press, 520),
    !press.night ? press.fill(rect(-20, -20, 1240, 840), press.ink.pale, 0.35) : '',
    orb(press, press.vary([330, 860, 600]), press.vary([170, 150, 230]), press.vary([48, 60, 70])),
    press.vary([village, thatch, lane])(press),
    snowfall(press, press.vary([190, 130, 240])),
  );
}
