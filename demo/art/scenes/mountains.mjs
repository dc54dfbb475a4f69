// High places.
import { f, layers, open, oval, poly, rect, smooth, times, toFoot } from '../cuts.mjs';
import { crag, peak, ridge, rock } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { fir, reeds } from '../blocks/plants.mjs';
import { birds, cloud, mist, orb, sky, smoke } from '../blocks/weather.mjs';

/** A hut on the col, its chimney smoking, climbers coming up. */
export function mountainHut(press) {
  const { ink, vary, light } = press,
    x = vary([540, 640, 470]),
    y = vary([560, 580, 540]),
    w = 300,
    h = 110,
    wall = press.night ? ink.mid : ink.ochre,
    win = press.dark || press.hour === 'dawn' ? ink.ochre : ink.key;
  const roof = poly(
      x - w / 2 - 34,
      y - h,
      x - w / 2 + 10,
      y - h - 100,
      x + w / 2 - 10,
      y - h - 100,
      x + w / 2 + 34,
      y - h,
    ),
    red = vary([ink.red, ink.deep, ink.red]);
  const hut = [
    press.cut(rect(x + 60, y - h - 150, 34, 80), ink.mid, 2.6),
    smoke(press, x + 76, y - h - 156, 0.9, { c: press.night ? ink.pale : ink.paper }),
    press.cut(rect(x - w / 2, y - h, w, h), wall, 3),
    press.line(
      times(8, (i) => open(x - w / 2, y - h + i * 14, x + w / 2, y - h + i * 14)),
      ink.key,
      1.6,
      0.45,
    ),
    press.dark && press.glow(x - 20, y - 50, 220, ink.ochre, 0.5),
    [-110, -40, 90].map(
      (dx) =>
        press.cut(rect(x + dx, y - 86, 44, 42), press.night ? ink.ochre : win, 3) +
        press.line(
          open(x + dx + 22, y - 86, x + dx + 22, y - 44) + open(x + dx, y - 65, x + dx + 44, y - 65),
          ink.key,
          2.4,
        ),
    ),
    press.cut(rect(x + 26, y - 86, 46, 86), ink.key, 2.6),
    press.block(roof, red, ink.key, 0, 0.4),
    press.line(
      times(13, (i) => open(x - w / 2 + 10 + i * 23.3, y - h - 100, x - w / 2 - 34 + i * 30.6, y - h)),
      ink.key,
      1.8,
      0.5,
    ),
    press.key(roof, 3),
    times(17, (i) =>
      press.cut(oval(x - w / 2 - 20 + i * 21, y - 2 + (i % 2) * 4, 15, 12), [ink.pale, ink.mid][i % 2], 2),
    ),
  ];
  const walkers = vary([
    [
      [330, 690, 130],
      [410, 676, 112],
    ],
    [
      [860, 700, 140],
      [770, 680, 116],
      [700, 664, 92],
    ],
    [[720, 690, 130]],
  ]).map(
    ([px, py, s], i) =>
      person(press, px, py, s, {
        coat: [ink.red, ink.deep, ink.mid][i],
        pack: [ink.ochre, ink.red, ink.green][i],
        hat: 'cap',
      }) + press.line(open(px + s * 0.24, py - s * 0.4, px + s * 0.34, py), ink.key, 3),
  );
  const slope = `M-40 640C200 610 ${x - 260} ${y + 6} ${x - 180} ${y}H${x + 190}C${x + 300} ${y + 10} 1000 640 1240 620V830H-40Z`,
    path = `M${x + 40} ${y + 4}C${x + 80} ${y + 60} ${x - 160} ${y + 70} ${x - 120} ${y + 130}S${x - 60} 760 ${x - 200} 830H${x + 20}C${x + 80} 760 ${x - 60} 700 ${x - 40} ${y + 130}S${x + 120} ${y + 60} ${x + 62} ${y + 4}Z`;
  return layers(
    sky(press, 520),
    orb(press, vary([280, 900, 250]), vary([170, 220, 300]), vary([56, 80, 66])),
    vary([
      () => [
        crag(press, 760, 560, 620, 400, { shade: light.far[0], wiped: light.middle[1] }),
        crag(press, 180, 570, 430, 260),
      ],
      () => [
        crag(press, 330, 570, 560, 420, { shade: light.far[0], wiped: light.middle[1] }),
        crag(press, 1010, 580, 420, 280),
      ],
      () => [crag(press, 600, 580, 760, 450, { shade: light.far[0], wiped: light.middle[1] })],
    ])(),
    mist(press, 440, 4),
    press.block(slope, press.night ? ink.deep : ink.green, press.night ? ink.key : ink.deep, 0, 0.85),
    press.key(slope.split('V830')[0], 3),
    press.fill(path, press.night ? ink.mid : ink.paper, 0.9),
    hut,
    reeds(press, 200, 760, 60),
    reeds(press, 980, 740, 60),
    [
      [110, 700, 70, 50],
      [1050, 690, 90, 60],
      [930, 780, 60, 40],
    ].map(([a, b, c, d]) => rock(press, a, b, c, d, ink.mid)),
    walkers,
    press.hour === 'day' ? cloud(press, 250, 130, 0.7) : '',
    birds(press, 700, 130, 4),
  );
}

/** Ridge behind ridge to the edge of the paper, and walkers on the nearest. */
export function ridgeWalk(press) {
  const { ink, vary, light } = press,
    tones = press.night
      ? [
          [ink.mid, ink.deep],
          [ink.mid, ink.deep],
          [ink.deep, ink.key],
          [ink.deep, ink.key],
        ]
      : [
          [ink.pale, ink.paper],
          [ink.pale, ink.mid],
          [ink.mid, ink.deep],
          [ink.deep, ink.key],
        ];
  const folds = [300, 380, 450, 530].map((y, i) => [
    ridge(press, y, 130 - i * 12, { tone: tones[i], weights: [0.05, 0.55], rough: 0.6, step: 36 }),
    mist(press, y + 6, 2, { o: 0.8 }),
  ]);
  const line = vary([
      [
        [-60, 700],
        [120, 660],
        [300, 600],
        [460, 520],
        [560, 470],
        [640, 440],
        [730, 470],
        [860, 560],
        [1000, 620],
        [1260, 660],
      ],
      [
        [-60, 520],
        [160, 560],
        [330, 620],
        [500, 640],
        [680, 590],
        [840, 520],
        [960, 460],
        [1080, 430],
        [1260, 500],
      ],
      [
        [-60, 640],
        [150, 560],
        [330, 520],
        [520, 560],
        [700, 600],
        [880, 560],
        [1040, 600],
        [1260, 680],
      ],
    ]),
    top = smooth(line),
    yAt = (x) => {
      const i = Math.max(
          1,
          line.findIndex(([a]) => a > x),
        ),
        [a, b] = [line[i - 1], line[i]];
      return a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0]);
    };
  const walkers = vary([
      [420, 480, 536],
      [640, 720, 780],
      [430, 500, 600, 660],
    ]),
    cairn = vary([640, 960, 330]);
  return layers(
    sky(press, 520),
    orb(press, vary([800, 420, 620]), vary([230, 210, 240]), vary([80, 110, 140])),
    mist(press, 120, 3),
    vary([
      () => peak(press, 330, 400, 360, 240),
      () => crag(press, 860, 420, 460, 290, { shade: light.far[0] }),
      () => '',
    ])(),
    folds,
    press.block(toFoot(top), press.night ? ink.key : ink.green, ink.key, 0, 0.85),
    press.key(top, 3),
    times(34, () => {
      const x = press.between(0, 1200),
        y = yAt(x) + press.between(26, 160);
      return press.line(`M${f(x)} ${f(y)}l${f(press.between(8, 30))} ${f(press.between(6, 22))}`, ink.pale, 2.4, 0.6);
    }),
    times(4, (i) => press.cut(oval(cairn, yAt(cairn) - 8 - i * 15, 26 - i * 5, 9), [ink.pale, ink.mid][i % 2], 2.4)),
    walkers.map(
      (x, i) =>
        person(press, x, yAt(x) + 4, 92 - i * 3, {
          coat: [ink.red, ink.deep, ink.ochre, ink.mid][i],
          pack: [ink.ochre, ink.red, ink.deep, ink.red][i],
          hat: i % 2 ? 'straw' : 'cap',
        }) + press.line(open(x + 24, yAt(x) - 40, x + 34, yAt(x) + 6), ink.key, 3),
    ),
    [
      [90, 60],
      [1110, 90],
      [1010, 60],
    ].map(([x, k]) => fir(press, x, yAt(x) + 60, 130 + k)),
    birds(press, 560, 140, 6),
  );
}
