// Hot water out of doors.
import { layers, open, poly, times } from '../cuts.mjs';
import { drift } from './snow.mjs';
import { lantern } from '../blocks/buildings.mjs';
import { ground, peak, ridge, rock, waterLines } from '../blocks/land.mjs';
import { bather } from '../blocks/people.mjs';
import { fir, maple, pine } from '../blocks/plants.mjs';
import { lattice } from '../blocks/shopfront.mjs';
import { mist, orb, sky, snowfall, steam } from '../blocks/weather.mjs';

/** A pool among rocks; bathers' backs, steam, and the season. */
export function onsen(press) {
  const { ink, vary } = press,
    season = vary(['snow', 'maple', 'sea']),
    white = season === 'snow',
    rocky = (x, y, w, h) => rock(press, x, y, w, h, press.pick([ink.mid, ink.deep, ink.green]), { snow: white });
  const back = {
    snow: () => [
      peak(press, vary([760, 420]), 450, 460, 290),
      ridge(press, 460, 90, {}),
      times(7, (i) => fir(press, 60 + i * 180, 520 + (i % 2) * 20, 150 + (i % 3) * 40, { snow: true })),
    ],
    maple: () => [
      ridge(press, 400, 160, { tone: press.light.far }),
      ridge(press, 470, 90, {}),
      maple(press, 170, 600, 400),
      maple(press, 1040, 600, 430, ink.ochre, ink.red),
    ],
    sea: () => [
      press.block('M-20 330H1220V600H-20Z', press.light.water[0], press.light.water[1], 0, 0.9),
      waterLines(press, 340, 520, { n: 40 }),
      pine(press, 190, 580, 1.3, 1),
      pine(press, 1080, 590, 1, -1),
    ],
  }[season]();
  const pool = 'M150 620C170 540 380 510 600 512S1030 540 1050 620S900 770 600 770S130 720 150 620Z',
    water = press.night ? [ink.mid, ink.deep] : [ink.pale, ink.mid];
  const rim = times(15, (i) => {
      const a = Math.PI + (i / 14) * Math.PI;
      return rocky(600 + Math.cos(a) * 470, 606 + Math.sin(a) * 92, press.between(46, 74), press.between(40, 68));
    }),
    front = [
      [130, 740, 100, 90],
      [1080, 740, 110, 96],
      [290, 800, 110, 66],
      [470, 822, 90, 50],
      [760, 824, 110, 54],
      [930, 806, 100, 66],
    ].map((r) => rocky(...r));
  const shelter = vary([1, 0, 0]) && [
    press.line(open(760, 560, 760, 340) + open(1010, 560, 1010, 340), ink.key, 15),
    lattice(press, 776, 400, 220, 150, { cols: 4, rows: 3 }),
    press.cut(poly(690, 350, 790, 260, 980, 260, 1080, 350), press.light.roof, 3),
    white &&
      press.fill(
        'M680 340Q690 320 780 250Q885 228 990 250Q1080 320 1090 340q-60 10 -100 -8t-110 6t-120 -6t-80 8z',
        ink.paper,
      ),
    lantern(press, 740, 400, 20, ink.ochre),
  ];
  const heads = vary([
    [
      [470, 640],
      [600, 622],
      [740, 650],
    ],
    [[560, 636]],
    [
      [420, 622],
      [520, 650],
    ],
  ]).map(([x, y], i) => bather(press, x, y + 30, 190, [ink.paper, ink.red, ink.ochre][i]));
  const bucket = (x, y) =>
    press.cut(poly(x - 44, y - 60, x + 44, y - 60, x + 36, y, x - 36, y), ink.ochre, 3) +
    press.line(open(x - 41, y - 40, x + 41, y - 40) + open(x - 38, y - 16, x + 38, y - 16), ink.key, 4) +
    press.line(`M${x - 40} ${y - 60}Q${x} ${y - 124} ${x + 40} ${y - 60}`, ink.key, 6);
  return layers(
    sky(press, 500),
    orb(press, vary([300, 620, 880]), vary([150, 190, 170]), vary([50, 84, 60])),
    mist(press, 130, 3),
    back,
    mist(press, 400, 3, { o: 0.6 }),
    white ? drift(press, 540, 20) : ground(press, 540, { tone: [ink.green, ink.deep] }),
    shelter,
    rim,
    press.block(pool, water[0], water[1], 0, 0.95),
    press.key(pool, 3),
    press.inside(pool, waterLines(press, 540, 760, { n: 46, o: 0.7 })),
    heads,
    front,
    bucket(vary([930, 300, 960]), 690),
    [
      [330, 580, 1],
      [520, 540, 1.25],
      [700, 560, 1.1],
      [880, 590, 0.9],
    ].map(([x, y, s]) => steam(press, x, y, s, { o: 0.62 })),
    white && snowfall(press, 140),
  );
}
