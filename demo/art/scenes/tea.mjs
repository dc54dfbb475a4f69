// Tea on the hill and in the cup.
import { f, layers, open, rect, slab, times } from '../cuts.mjs';
import { grain } from '../press.mjs';
import { ground, peak, ridge } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { leafPath, maple, pine } from '../blocks/plants.mjs';
import { lattice } from '../blocks/shopfront.mjs';
import { cup, teapot } from '../blocks/tableware.mjs';
import { birds, mist, orb, sky, steam } from '../blocks/weather.mjs';

/** Rows of tea under the mountain, with pickers. */
function hillside(press) {
  const { ink, vary } = press,
    rows = times(9, (i) => {
      const y = 470 + i * 40 + i * i * 1.6,
        a = 34 + i * 3;
      let d = `M-20 ${f(y)}`;
      for (let x = -20; x < 1220; x += 62)
        d += `q31 ${f(-a * (0.75 + 0.4 * Math.sin(x / 260 + i * 0.7)))} 62 ${f(9 * Math.sin(x / 190 + i))}`;
      d += 'V830H-20Z';
      const picker = [
        [420, 2],
        [640, 1],
        [820, 4],
        [300, 4],
        [560, 5],
      ]
        .filter(([, row], k) => row === i && (k + press.turn) % 5)
        .map(([x]) => person(press, x, y + 60, 70 + i * 16, { coat: ink.deep, hat: 'straw', pack: ink.ochre }));
      return layers(
        press.fill(d, press.night ? [ink.deep, ink.key][i % 2] : [ink.mid, ink.green][i % 2]),
        press.line(d, ink.key, 2.4, 0.75),
        press.line(
          times(46, () => `M${f(press.r() * 1200)} ${f(y + 8 + press.r() * 10)}q5 -9 10 0`),
          ink.pale,
          2,
          0.8,
        ),
        picker,
      );
    });
  return [
    sky(press, 460),
    orb(press, vary([860, 640]), 190, 70),
    peak(press, vary([400, 800]), 430, 430, 300),
    mist(press, 210, 4),
    ridge(press, 430, 60, {}),
    mist(press, 410, 3),
    rows,
  ];
}

/** A kettle and cups on the veranda, the garden beyond. */
function veranda(press) {
  const { ink, vary } = press,
    iron = vary([ink.key, ink.red, ink.deep]),
    garden = [
      sky(press, 470),
      orb(press, 640, 240, 110),
      mist(press, 150, 4),
      ridge(press, 440, 70, { tone: press.light.far }),
      ground(press, 470, { tone: [ink.green, ink.deep] }),
      vary([() => maple(press, 880, 580, 440), () => pine(press, 870, 590, 1.6, -1)])(),
      mist(press, 460, 2),
    ];
  return [
    garden,
    press.cut(rect(-20, -20, 190, 640), ink.ochre, 3),
    lattice(press, -20, 40, 160, 460, { cols: 2, rows: 5 }),
    press.cut(rect(168, -20, 26, 640), ink.key, 2),
    press.cut(rect(1090, -20, 26, 640), ink.key, 2),
    press.cut(rect(-20, -20, 1240, 50), ink.key, 2),
    press.block('M-20 560H1220V830H-20Z', ink.ochre, ink.red, 0, 0.6),
    grain(press, ink.key, 0.3, 16, [0, 565, 1200, 235]),
    press.key(open(-20, 560, 1220, 560) + open(-20, 650, 1220, 650), 3),
    press.cut(slab(290, 660, 620, 46, 20), ink.key, 3),
    press.fill(slab(306, 656, 588, 30, 14), ink.deep),
    teapot(press, 500, 676, 1.5, iron === ink.key ? ink.mid : iron, { iron: true }),
    cup(press, 700, 680, 44, ink.paper),
    cup(press, 815, 686, 44, ink.pale),
    steam(press, 700, 616, 0.7),
    steam(press, 815, 622, 0.62),
    press.fill(leafPath(980, 720, 26, 40), ink.red),
  ];
}

export function tea(press) {
  return layers(press.vary([hillside, veranda])(press), press.hour === 'day' && birds(press, 700, 160, 4));
}
