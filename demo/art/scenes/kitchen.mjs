// A kitchen at work.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { pendant, windowOn } from '../blocks/interiors.mjs';
import { person } from '../blocks/people.mjs';
import { bowl, teapot } from '../blocks/tableware.mjs';
import { fish } from '../blocks/wares.mjs';
import { steam } from '../blocks/weather.mjs';

/** A stove, a board, hanging pans; somebody in an apron. */
export function kitchen(press) {
  const { ink, vary } = press,
    tiles = press.line(
      times(21, (i) => open(i * 60, 330, i * 60, 560)) + times(4, (i) => open(-20, 330 + i * 58, 1220, 330 + i * 58)),
      ink.mid,
      2,
      0.7,
    ),
    pan = (x, s) =>
      press.line(open(x, 180, x, 240), ink.key, 7) +
      press.cut(oval(x, 240 + 42 * s, 42 * s), vary([ink.key, ink.red, ink.deep]), 3) +
      press.line(oval(x, 240 + 42 * s, 28 * s), ink.pale, 2, 0.6),
    ladle = (x) =>
      press.line(open(x, 180, x, 286), ink.key, 6) + press.cut(`M${x - 24} 280a24 24 0 0 0 48 0z`, ink.ochre, 3);
  const stove = (x) => [
      press.cut(rect(x, 560, 330, 40), ink.key, 3),
      times(2, (i) =>
        press.line(
          times(5, (j) => `M${x + 60 + i * 180 + j * 10} 560q4 -10 8 0`),
          ink.red,
          4,
        ),
      ),
    ],
    kettleX = vary([280, 800]);
  const chop = (x) => [
    press.cut(poly(x, 556, x + 250, 556, x + 280, 580, x - 30, 580), ink.paper, 3),
    vary([
      () => [
        press.cut(slab(x + 20, 524, 170, 34, 16), ink.paper, 3),
        press.line(open(x + 190, 540, x + 250, 510) + open(x + 190, 540, x + 256, 536), ink.green, 10),
        times(3, (i) => press.cut(oval(x - 4 + i * 9, 544, 7, 17), ink.paper, 2)),
      ],
      () => [fish(press, x + 120, 540, 1.3, ink.mid)],
      () => [
        times(
          3,
          (i) =>
            press.cut(oval(x + 40 + i * 46, 536, 24, 22), ink.red, 2.6) +
            press.line(open(x + 40 + i * 46, 516, x + 48 + i * 46, 504), ink.green, 5),
        ),
        press.line(open(x + 180, 550, x + 250, 510), ink.green, 14),
      ],
    ])(),
    press.cut(`M${x + 150} 520l90 -22q8 18 -12 24z`, ink.pale, 2.4),
  ];
  const shelf = [
    press.cut(rect(60, 150, 300, 14), ink.key, 2),
    times(4, (i) =>
      bowl(press, 104 + i * 70, 112, 30, { c: [ink.red, ink.paper, ink.deep, ink.ochre][(i + press.turn) % 4] }),
    ),
    press.cut(rect(840, 150, 310, 14), ink.key, 2),
    times(
      4,
      (i) =>
        press.cut(
          slab(856 + i * 74, 76, 54, 74, 10),
          [ink.ochre, ink.green, ink.paper, ink.red][(i + press.turn) % 4],
          2.6,
        ) + press.fill(rect(864 + i * 74, 66, 38, 14), ink.key),
    ),
  ];
  const cookX = vary([600, 560, 650]),
    apron = (x, y, s) =>
      person(press, x, y, s, {
        coat: vary([ink.deep, ink.red, ink.mid]),
        sash: ink.paper,
        hat: vary(['cloth', undefined, 'cloth']),
      }) +
      press.line(
        `M${x} ${y - s * 0.47}l${-s * 0.05} ${s * 0.09}M${x} ${y - s * 0.47}l${s * 0.05} ${s * 0.1}M${x - s * 0.05} ${y - s * 0.77}Q${x} ${y - s * 0.72} ${x + s * 0.05} ${y - s * 0.77}`,
        ink.paper,
        s * 0.016,
      );
  return layers(
    press.block(
      'M-20 -20H1220V820H-20Z',
      vary([ink.ochre, ink.pale, ink.mid]),
      vary([ink.red, ink.mid, ink.deep]),
      0,
      0.5,
    ),
    press.fill(rect(-20, 330, 1240, 240), ink.paper),
    tiles,
    windowOn(press, 410, 60, 380, 250, vary(['hills', 'tree', 'town'])),
    shelf,
    press.line(open(60, 180, 360, 180) + open(840, 180, 1150, 180), ink.key, 6),
    pan(110, 1),
    pan(220, 0.84),
    ladle(310),
    pan(900, 0.9),
    ladle(990),
    ladle(1050),
    press.cut(rect(-20, 556, 1240, 30), ink.key, 2),
    press.block('M-20 584H1220V830H-20Z', vary([ink.deep, ink.green, ink.red]), ink.key, 0, 0.6),
    times(
      6,
      (i) =>
        press.line(slab(24 + i * 200, 620, 170, 220, 8), ink.key, 3, 0.7) +
        press.fill(rect(90 + i * 200, 644, 40, 9), ink.ochre),
    ),
    kettleX < 500 ? [stove(150), chop(740)] : [stove(740), chop(170)],
    teapot(press, kettleX, 560, 0.86, vary([ink.red, ink.mid, ink.ochre])),
    steam(press, kettleX - 118, 470, 0.8, { o: 0.8 }),
    press.cut(slab(kettleX + 100, 470, 120, 90, 10), ink.mid, 3) +
      press.cut(rect(kettleX + 92, 460, 136, 14), ink.key, 2) +
      steam(press, kettleX + 160, 460, 0.9, { o: 0.8 }),
    apron(cookX, 860, 440),
    vary([0, 1, 0]) && apron(cookX + 190, 850, 300),
    press.dark && pendant(press, 600, 60, 0.8),
  );
}
