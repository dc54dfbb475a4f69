// Worked land.
import { f, layers, open, oval, smooth, times, toFoot } from '../cuts.mjs';
import { house } from '../blocks/buildings.mjs';
import { ground, island, peak, ridge } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { fir, reeds, tree } from '../blocks/plants.mjs';
import { crate } from '../blocks/wares.mjs';
import { birds, cloud, mist, orb, sky, smoke } from '../blocks/weather.mjs';

/** Steps of flooded rice down to the reader, each holding a piece of the sky. */
export function terraces(press) {
  const { ink, vary } = press,
    lean = vary([-1, 1]),
    steps = 8,
    flooded =
      press.hour === 'dusk'
        ? [ink.ochre, ink.pale, ink.ochre, ink.paper]
        : press.night
          ? [ink.mid, ink.pale]
          : press.hour === 'dawn'
            ? [ink.pale, ink.paper, ink.pale, ink.ochre]
            : vary([
                [ink.pale, ink.paper],
                [ink.green, ink.ochre, ink.green],
              ]);
  const edge = (i, dy = 0) => {
    const y = 400 + i * 34 + i * i * 3.4,
      a = 16 + i * 5,
      points = [];
    for (let x = -60; x <= 1260; x += 66)
      points.push([
        x,
        y +
          dy +
          lean * (x - 600) * (0.05 + i * 0.008) +
          Math.sin(x / (150 + i * 12) + i * 2.1 + press.turn) * a +
          Math.sin(x / 61 + i) * a * 0.25,
      ]);
    return points;
  };
  const step = (i) => {
    const top = edge(i),
      bank = edge(i, 14 + i * 4),
      mirror = flooded[i % flooded.length],
      seam = times(5, (j) => {
        const k = 2 + ((j * 4 + i * 3) % 17),
          [x, y] = top[k];
        return `M${f(x)} ${f(y)}q${f(14 * lean)} ${f(20 + i * 5)} ${f(30 * lean)} ${f(46 + i * 9)}`;
      });
    return [
      press.fill(toFoot(smooth(top)), ink.green),
      press.key(smooth(top), 2),
      press.block(toFoot(smooth(bank)), mirror, mirror === ink.paper ? ink.pale : ink.paper, 0, 0.35),
      press.key(smooth(bank), 1.8, 0.7),
      press.line(seam, ink.green, 7 + i),
      press.line(
        times(26, () => {
          const [x, y] = bank[press.int(0, 19)];
          return `M${f(x + press.between(-30, 30))} ${f(y + press.between(10, 24 + i * 4))}l2 ${f(-7 - i)}M${f(x + press.between(-30, 30))} ${f(y + press.between(10, 24 + i * 4))}l-2 ${f(-7 - i)}`;
        }),
        ink.green,
        2.4,
        0.9,
      ),
    ];
  };
  const planters = vary([
    [
      [520, 3, 74],
      [600, 3, 70],
      [760, 5, 110],
    ],
    [
      [440, 4, 92],
      [690, 2, 60],
      [540, 5, 120],
    ],
    [
      [620, 4, 96],
      [700, 4, 90],
      [780, 4, 94],
    ],
  ]).map(([x, i, s]) => ({
    i,
    draw: () => {
      const p = edge(i).find(([a]) => a >= x);
      return person(press, x, p[1] + 54 + i * 6, s, {
        coat: press.pick([ink.deep, ink.red]),
        hat: 'straw',
        bend: 0.06,
      });
    },
  }));
  return layers(
    sky(press, 420),
    orb(press, vary([820, 330, 600]), vary([200, 240, 180]), vary([70, 96, 60])),
    press.hour === 'day' ? cloud(press, 400, 150, 0.9) : mist(press, 120, 3),
    vary([
      () => peak(press, 400, 400, 420, 250),
      () => ridge(press, 330, 140, { tone: press.light.far }),
      () => island(press, 700, 400, 500, 150),
    ])(),
    ridge(press, 400, 90, {}),
    mist(press, 330, 3),
    vary([0, 1]) ? [fir(press, 170, 440, 130), fir(press, 240, 450, 110)] : '',
    house(press, vary([760, 300, 860]), 428, 130, 60, { roof: ink.red }),
    house(press, vary([900, 440, 720]), 420, 90, 44),
    smoke(press, vary([800, 350, 900]), 340, 0.55),
    times(steps, (i) =>
      layers(
        step(i),
        planters.filter((p) => p.i === i).map((p) => p.draw()),
      ),
    ),
    birds(press, 500, 170, 5),
  );
}

/** Rows of fruit trees; ladder, crates, a picker. */
export function orchard(press) {
  const { ink, vary } = press,
    fruit = vary([ink.red, ink.ochre, ink.red]),
    leaf = ink.green,
    x = vary([480, 700, 560]);
  const row = (y, h, n, shift, fruits) =>
    times(n, (i) => tree(press, shift + (i * 1200) / n, y, h, { c: leaf, fruit, fruits, crown: 0.38 }));
  const ladder = (lx) =>
    press.line(
      open(lx, 720, lx + 66, 330) +
        open(lx + 96, 720, lx + 78, 330) +
        times(7, (i) => {
          const t = (i + 1) / 8;
          return open(lx + 66 * t, 720 - 390 * t, lx + 96 - 18 * t, 720 - 390 * t);
        }),
      ink.ochre,
      10,
    ) + press.key(open(lx, 720, lx + 66, 330) + open(lx + 96, 720, lx + 78, 330), 2.4);
  const lx = x - 190;
  return layers(
    sky(press, 460),
    orb(press, vary([880, 300, 260]), 190, vary([70, 90, 60])),
    press.hour === 'day' ? cloud(press, 420, 150, 0.9) : mist(press, 120, 3),
    vary([
      () => peak(press, 700, 450, 430, 260),
      () => ridge(press, 420, 130, { tone: press.light.far }),
      () => [ridge(press, 380, 160, { tone: press.light.far }), ridge(press, 440, 80, {})],
    ])(),
    mist(press, 380, 2),
    ground(press, 456, { tone: [press.night ? ink.deep : ink.ochre, ink.green], weights: [0.1, 0.8] }),
    row(510, 130, 9, 30, 6),
    row(570, 190, 6, 80, 8),
    press.line(
      times(13, (i) => open(600 + (i - 6) * 60, 500, 600 + (i - 6) * 230, 830)),
      ink.key,
      1.8,
      0.22,
    ),
    tree(press, x + 40, 730, 600, { c: leaf, fruit, fruits: 30, crown: 0.37 }),
    ladder(lx),
    person(press, lx + 74, 590, 190, { coat: vary([ink.deep, ink.mid, ink.key]), hat: 'straw', pack: ink.ochre }),
    person(press, x + 280, 760, 200, { coat: vary([ink.red, ink.deep, ink.mid]), hat: 'cloth', bend: 0.05 }),
    crate(press, x + 350, 776, 190, 74, fruit, { n: 7, leaf: true }),
    crate(press, x - 20, 790, 170, 66, fruit, { n: 7, leaf: true }),
    press.fill(
      times(9, () => oval(x + press.between(-200, 240), press.between(740, 790), 9)),
      fruit,
    ),
    reeds(press, 120, 790, 70),
    reeds(press, 1100, 780, 70),
  );
}
