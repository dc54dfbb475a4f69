// Pines by the sea and maples in their season.
import { layers, open, poly, rect, smooth, times } from '../cuts.mjs';
import { ground, island, peak, ridge, rock, sea, waterLines } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { fir, leafPath, maple, pine, spray } from '../blocks/plants.mjs';
import { lattice } from '../blocks/shopfront.mjs';
import { sail } from '../blocks/vessels.mjs';
import { birds, mist, orb, sky } from '../blocks/weather.mjs';

/** Old pines over a bay: on the point, on islets, along the sand. */
export function pines(press) {
  const { ink, vary } = press,
    sx = vary([640, 420, 760]),
    shore = (d) => press.block(d, press.night ? ink.deep : ink.ochre, ink.green, 0.1, 0.9) + press.key(d, 3),
    islet = (x, y, w, h) => rock(press, x, y, w, h, ink.green);
  const point = () => [
    islet(230, 566, 90, 90),
    islet(330, 580, 60, 46),
    islet(960, 560, 110, 80),
    pine(press, 240, 490, 0.6, -1),
    pine(press, 970, 496, 0.6, 1),
    sail(press, 430, 640, 1),
    shore('M560 840C620 700 760 690 880 680S1080 640 1260 640V840Z'),
    pine(press, 760, 740, 1.9, -1),
    pine(press, 1020, 720, 1.5, 1),
  ];
  const islets = () => [
    islet(600, 640, 210, 150),
    islet(330, 590, 120, 90),
    islet(900, 600, 130, 80),
    pine(press, 560, 510, 1.15, -1),
    pine(press, 680, 520, 0.9, 1),
    pine(press, 330, 510, 0.66, -1),
    pine(press, 910, 530, 0.6, 1),
    sail(press, 760, 720, 1.1),
    sail(press, 190, 520, 0.5),
  ];
  const beach = () => [
    shore('M-40 600C300 560 520 640 760 700S1080 780 1260 790V840H-40Z'),
    [
      [200, 640, 1.25, 1],
      [420, 660, 1.55, -1],
      [640, 720, 1.8, 1],
    ].map(([x, y, s, l]) => pine(press, x, y, s, l)),
    person(press, 830, 770, 130, { coat: ink.red, hat: 'straw', bag: ink.ochre }),
    sail(press, 960, 560, 0.8),
  ];
  return layers(
    sky(press, 500),
    orb(press, sx, vary([330, 260, 300]), vary([118, 84, 140])),
    mist(press, 150, 5),
    vary([
      () => ridge(press, 480, 60, { tone: press.light.far, base: 520, step: 80 }),
      () => peak(press, 780, 506, 420, 240),
      () => island(press, 250, 504, 300, 110),
    ])(),
    mist(press, 446, 2),
    sea(press, 500, { path: sx, lines: 80 }),
    vary([point, islets, beach])(),
    birds(press, vary([300, 640, 860]), 190, 6),
  );
}

/** Red leaves: over a stream, before a hall, on a branch across the sun. */
export function maples(press) {
  const { ink, vary } = press,
    leaves = (n, y0, y1) =>
      press.fill(
        times(n, () => leafPath(press.between(60, 1140), press.between(y0, y1), press.between(9, 18), press.r() * 360)),
        ink.red,
      ) +
      press.fill(
        times(n / 2, () =>
          leafPath(press.between(60, 1140), press.between(y0, y1), press.between(9, 16), press.r() * 360),
        ),
        ink.ochre,
      );
  const stream = () => [
    ridge(press, 330, 140, { tone: press.light.far }),
    ridge(press, 420, 90, { tone: [ink.green, ink.deep] }),
    mist(press, 330, 3),
    ground(press, 500, { tone: [ink.green, ink.deep] }),
    maple(press, 210, 640, 470),
    maple(press, 960, 620, 480, ink.ochre, ink.red),
    maple(press, 640, 560, 300),
    press.block(
      'M470 500C560 540 380 620 420 680S300 780 260 840H1000C940 760 760 720 760 650S640 540 620 500Z',
      ink.mid,
      ink.deep,
      0,
      0.9,
    ),
    waterLines(press, 560, 800, { n: 30, o: 0.6 }),
    [
      [400, 690, 90, 56],
      [800, 680, 100, 60],
      [300, 790, 110, 60],
      [930, 790, 120, 60],
      [580, 720, 60, 30],
    ].map((r) => rock(press, ...r, ink.mid)),
    leaves(26, 600, 790),
    person(press, 890, 640, 130, { coat: ink.deep, hat: 'straw' }),
  ];
  const hall = () => [
    ridge(press, 340, 150, { tone: press.light.far }),
    times(6, (i) => fir(press, 100 + i * 200, 500, 190 + (i % 3) * 40)),
    ground(press, 500, { tone: [ink.green, ink.deep] }),
    press.cut(rect(380, 430, 440, 150), ink.paper, 3),
    lattice(press, 440, 440, 320, 140, { cols: 8, rows: 3 }),
    press.line(
      times(5, (i) => open(390 + i * 105, 430, 390 + i * 105, 600)),
      ink.red,
      13,
    ),
    press.block('M290 440Q420 400 450 290H750Q780 400 910 440Z', press.light.roof, ink.key, 0, 0.5),
    press.line(
      times(15, (i) => open(452 + i * 21.2, 292, 310 + i * 41.4, 436)),
      ink.key,
      1.8,
      0.5,
    ),
    press.key('M290 440Q420 400 450 290H750Q780 400 910 440Z', 3),
    press.cut(rect(436, 276, 328, 18), ink.key, 2),
    press.cut(poly(500, 580, 700, 580, 760, 680, 440, 680), ink.pale, 3),
    press.line(
      times(5, (i) => open(490 - i * 10, 596 + i * 18, 710 + i * 10, 596 + i * 18)),
      ink.key,
      2.4,
      0.7,
    ),
    maple(press, 180, 740, 560),
    maple(press, 1030, 750, 580, ink.red, ink.ochre),
    press.fill('M440 680H760L900 840H300Z', ink.paper),
    umbrella(press, 560, 780, 170, { c: ink.ochre }),
    umbrella(press, 660, 770, 150, { c: ink.red }),
    leaves(22, 660, 790),
  ];
  const branch = () => {
    const bough = smooth([
      [-60, 200],
      [160, 270],
      [380, 290],
      [560, 350],
      [760, 350],
      [960, 420],
    ]);
    return [
      ridge(press, 640, 110, { tone: press.light.far }),
      mist(press, 560, 4),
      ridge(press, 740, 80, { tone: [ink.green, ink.deep] }),
      press.line(bough, ink.key, 22),
      press.line(
        'M380 290C460 240 560 240 660 180M560 350C620 420 700 470 800 520M160 270C240 340 300 420 420 480',
        ink.key,
        11,
      ),
      [
        [330, 250, 90],
        [640, 210, 100],
        [560, 360, 110],
        [820, 370, 110],
        [760, 510, 90],
        [400, 470, 90],
        [170, 300, 90],
      ].map(([x, y, R], i) =>
        spray(press, x, y, R, 17, i % 3 === 2 ? ink.ochre : ink.red, { size: [26, 46], key: 1.8 }),
      ),
      leaves(10, 560, 780),
    ];
  };
  return layers(
    sky(press, 520),
    orb(press, vary([860, 600, 560]), vary([190, 180, 330]), vary([64, 84, 170])),
    mist(press, 110, 3),
    vary([stream, hall, branch])(),
  );
}
