// Open sea: waves, and the windmills that stand in it.
import { f, layers, oval, poly, times } from '../cuts.mjs';
import { breaker, scales, swell } from '../blocks/breakers.mjs';
import { house } from '../blocks/buildings.mjs';
import { ground, island, peak, ridge, sea } from '../blocks/land.mjs';
import { sail, skiff } from '../blocks/vessels.mjs';
import { birds, cloud, mist, orb, sky } from '../blocks/weather.mjs';

const deepTone = (press) => (press.night ? [press.ink.deep, press.ink.key] : [press.ink.mid, press.ink.deep]);

const greatWave = (press) => {
  const { ink } = press;
  return [
    orb(press, 930, 190, 74),
    mist(press, 150, 4),
    peak(press, 880, 560, 230, 130),
    swell(press, 570, 40, { foam: false }),
    breaker(press, 470, 640, 1.42, deepTone(press)),
    press.place(930, 668, skiff(press, 0, 0, 1.1), { turn: -9 }),
    swell(press, 724, 62, { tone: [ink.deep, ink.key] }),
  ];
};

const rollers = (press) => [
  orb(press, press.vary([600, 420]), 330, 150),
  mist(press, 170, 5),
  island(press, 180, 480, 220, 80),
  swell(press, 486, 26, { foam: false, length: 200 }),
  swell(press, 560, 54, { length: 230 }),
  breaker(press, 760, 690, 0.92, deepTone(press)),
  swell(press, 700, 74, { length: 300, tone: deepTone(press) }),
  breaker(press, 330, 820, 0.98, [press.ink.deep, press.ink.key]),
  birds(press, 330, 210, 6),
];

const scaleSea = (press) => [
  orb(press, 610, 300, 170),
  mist(press, 190, 4),
  scales(press, 410, 74, { tone: deepTone(press) }),
  breaker(press, 520, 740, 1.12, [press.ink.deep, press.ink.key]),
  sail(press, 890, 420, 0.8),
];

/** The great wave, a train of rollers, or one wave out of a sea of scales. */
export function waves(press) {
  return layers(sky(press, 560), press.vary([greatWave, rollers, scaleSea])(press));
}

/** One windmill; a is the turn of its blades. */
function windmill(press, x, y, h, a, { offshore = true } = {}) {
  const { ink } = press;
  const blade = `M0 0C${f(h * 0.05)} ${f(-h * 0.1)} ${f(h * 0.045)} ${f(-h * 0.3)} 0 ${f(-h * 0.56)}C${f(-h * 0.012)} ${f(-h * 0.3)} ${f(-h * 0.02)} ${f(-h * 0.1)} 0 0Z`;
  return layers(
    press.cut(
      poly(x - h * 0.022, y + 10, x - h * 0.01, y - h, x + h * 0.01, y - h, x + h * 0.022, y + 10),
      ink.paper,
      2,
    ),
    offshore &&
      press.cut(
        poly(x - h * 0.05, y + 14, x + h * 0.05, y + 14, x + h * 0.05, y - 6, x - h * 0.05, y - 6),
        ink.ochre,
        2,
      ),
    press.place(
      x,
      y - h,
      times(3, (i) => `<g transform="rotate(${a + i * 120})">${press.cut(blade, ink.paper, 2.2)}</g>`),
    ),
    press.fill(oval(x, y - h, h * 0.028), ink.red),
  );
}

/** Windmills in the sea behind breakers, or along a hill over a village. */
export function turbines(press) {
  const { ink, vary, between } = press,
    mills = vary([
      [
        [210, 200],
        [400, 240],
        [640, 310],
        [900, 350],
        [1090, 220],
      ],
      [
        [330, 400],
        [600, 280],
        [830, 220],
        [1010, 170],
      ],
      [
        [180, 180],
        [560, 380],
        [840, 270],
        [1050, 190],
      ],
    ]);
  const offshore = () => [
    sea(press, 506, { path: press.hour === 'day' ? 0 : 300 }),
    mills.map(([x, h]) => windmill(press, x, 516, h, between(0, 120))),
    breaker(press, 250, 800, 0.78, [ink.deep, ink.key]),
    breaker(press, 830, 830, 0.95, deepTone(press)),
    swell(press, 780, 50, { tone: [ink.deep, ink.key] }),
  ];
  const onshore = () => [
    ridge(press, 470, 120, { tone: press.light.far }),
    mist(press, 390, 3),
    mills.map(([x, h]) =>
      windmill(press, x, 560 - Math.sin(x / 380) * 40, h * 0.96, between(0, 120), { offshore: false }),
    ),
    ground(press, 540, { tone: [ink.green, ink.deep], sway: 60 }),
    [
      [300, 110],
      [560, 140],
      [820, 120],
    ].map(([x, w]) => house(press, x, 664, w, w * 0.5, { roof: press.pick([ink.red, press.light.roof]) })),
    ground(press, 690, { tone: [press.night ? ink.deep : ink.ochre, ink.green], sway: 40 }),
    press.line(
      times(9, (i) => `M${-100 + i * 160} 820L${200 + i * 100} 700`),
      ink.key,
      2,
      0.35,
    ),
  ];
  return layers(
    sky(press, 500),
    orb(press, vary([300, 820, 300, 930]), vary([210, 330, 260]), vary([60, 100, 84])),
    press.hour === 'day' ? [cloud(press, 330, 210, 1), cloud(press, 900, 150, 0.7)] : mist(press, 140, 5),
    vary([offshore, onshore, offshore])(),
    birds(press, 420, 160, 5),
  );
}
