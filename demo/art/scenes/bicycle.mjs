// A bicycle, and what it leans on.
import { layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { towers, wires } from '../blocks/buildings.mjs';
import { basketOf, cycle } from '../blocks/cycles.mjs';
import { island, sea } from '../blocks/land.mjs';
import { maple, pot, tree } from '../blocks/plants.mjs';
import { lattice } from '../blocks/shopfront.mjs';
import { sail } from '../blocks/vessels.mjs';
import { birds, cloud, mist, orb, sky } from '../blocks/weather.mjs';

/** Against the sea rail. */
const atSea = (press) => {
  const { ink } = press,
    x = press.vary([820, 420]);
  return [
    sky(press, 430),
    orb(press, x, 290, 110),
    press.hour === 'day' ? cloud(press, 320, 190, 1) : mist(press, 150, 4),
    island(press, 220, 430, 240, 100),
    sea(press, 428, { path: x, to: 640 }),
    sail(press, 330, 500, 0.8),
    press.block('M-20 616H1220V830H-20Z', ink.ochre, ink.red, 0, 0.6),
    press.key(open(-20, 616, 1220, 616), 3),
    press.line(open(-20, 440, 1220, 440) + open(-20, 520, 1220, 520), ink.paper, 11) +
      press.line(
        times(7, (i) => open(60 + i * 180, 436, 60 + i * 180, 620)),
        ink.paper,
        15,
      ) +
      press.key(open(-20, 447, 1220, 447) + open(-20, 527, 1220, 527), 2),
    birds(press, 520, 180, 6),
  ];
};

/** Against a shop's wall among flower pots. */
const atWall = (press) => {
  const { ink } = press;
  return [
    press.block(
      'M-20 -20H1220V660H-20Z',
      press.vary([ink.pale, ink.ochre, ink.mid]),
      press.vary([ink.mid, ink.red, ink.deep]),
      0,
      0.6,
    ),
    press.line(
      times(14, (i) => open(-20, i * 48, 1220, i * 48)),
      ink.key,
      1.6,
      0.22,
    ),
    lattice(press, 240, 90, 330, 330, { cols: 5, rows: 4 }),
    press.cut(rect(700, 60, 240, 600), ink.deep, 4),
    lattice(press, 722, 90, 196, 300, { cols: 3, rows: 4 }),
    press.line(open(826, 400, 826, 650), ink.key, 4),
    press.cut(rect(-20, 560, 1240, 110), ink.key, 2),
    press.block('M-20 660H1220V830H-20Z', ink.pale, ink.mid, 0, 0.9),
    press.key(open(-20, 660, 1220, 660), 4),
    press.cut(poly(180, 60, 630, 60, 670, 116, 140, 116), ink.red, 3),
    pot(press, 110, 716, 1.3, { pot: ink.red }),
    pot(press, 1040, 716, 1.4, { pot: ink.ochre }),
    pot(press, 1150, 730, 1, { pot: ink.red }),
  ];
};

/** Under a tree by the river. */
const underTree = (press) => {
  const { ink } = press;
  return [
    sky(press, 430),
    orb(press, 300, 190, 70),
    mist(press, 120, 3),
    towers(press, 430, { min: 30, span: 120, a: press.light.far[0], b: press.light.far[0], c: press.light.far[1] }),
    sea(press, 426, { to: 600, lines: 40 }),
    press.block('M-20 560Q600 520 1220 570V830H-20Z', ink.green, ink.deep, 0, 0.8),
    press.block('M-20 690Q600 640 1220 690V830H-20Z', ink.paper, ink.ochre, 0, 0.8),
    press.key('M-20 560Q600 520 1220 570M-20 690Q600 640 1220 690', 2.6),
    press.chance(0.5) ? maple(press, 850, 700, 640) : tree(press, 850, 700, 620, { crown: 0.34 }),
    wires(press, 90, 40, 2),
  ];
};

export function bicycle(press) {
  const { ink } = press,
    goods = press.vary(['leeks', 'books', 'flowers', undefined]),
    set = press.vary([atSea, atWall, underTree])(press);
  return layers(
    set,
    press.fill(oval(600, 724, 330, 14), ink.key, 0.4),
    cycle(press, 590, 724, press.vary([1.08, 1.02, 1.05]), {
      frame: press.vary([ink.red, ink.green, ink.deep, ink.red]),
      basket: goods && basketOf(press, goods),
    }),
  );
}
