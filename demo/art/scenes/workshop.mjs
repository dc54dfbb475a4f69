// Benches: wood and clay.
import { f, layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { grain } from '../press.mjs';
import { pendant, windowOn } from '../blocks/interiors.mjs';
import { person } from '../blocks/people.mjs';

/** Tools hung on the wall, each about 90 wide. */
const tools = {
  saw: (press, x, y) =>
    press.cut(poly(x - 34, y + 60, x + 34, y + 40, x + 34, y + 190, x - 20, y + 190), press.ink.pale, 2.6) +
    press.line(
      times(9, (i) => open(x + 34, y + 52 + i * 15, x + 26, y + 59 + i * 15)),
      press.ink.key,
      2,
    ) +
    press.line(open(x, y + 52, x, y - 40), press.ink.ochre, 15) +
    press.key(open(x - 8, y + 50, x - 8, y - 44), 2),
  hammer: (press, x, y) =>
    press.line(open(x, y - 20, x, y + 190), press.ink.ochre, 14) +
    press.cut(poly(x - 44, y - 40, x + 40, y - 40, x + 40, y, x - 44, y), press.ink.key, 2.6),
  plane: (press, x, y) =>
    press.cut(slab(x - 34, y - 30, 68, 200, 8), press.ink.ochre, 3) +
    press.cut(poly(x - 22, y + 50, x + 22, y + 50, x + 16, y + 86, x - 16, y + 86), press.ink.key, 2) +
    press.cut(rect(x - 14, y - 44, 28, 90), press.ink.pale, 2.4),
  chisel: (press, x, y) =>
    [-26, 0, 26]
      .map(
        (dx, i) =>
          press.line(open(x + dx, y - 20 + i * 8, x + dx, y + 60), press.ink.red, 15) +
          press.cut(
            poly(x + dx - 9, y + 64, x + dx + 9, y + 64, x + dx + 9, y + 150 - i * 12, x + dx - 9, y + 160 - i * 12),
            press.ink.pale,
            2.4,
          ),
      )
      .join(''),
  square: (press, x, y) =>
    press.line(open(x - 30, y - 30, x - 30, y + 170, x + 50, y + 170), press.ink.key, 15) +
    press.line(open(x - 30, y - 30, x - 30, y + 170, x + 50, y + 170), press.ink.pale, 9),
};

/** Jars, bottles and bowls as a potter keeps them. */
const jar = (press, x, y, s, c, kind) => {
  const d = [
    `M${f(x - 26 * s)} ${f(y)}C${f(x - 56 * s)} ${f(y - 40 * s)} ${f(x - 40 * s)} ${f(y - 84 * s)} ${f(x - 16 * s)} ${f(y - 90 * s)}V${f(y - 104 * s)}H${f(x + 16 * s)}V${f(y - 90 * s)}C${f(x + 40 * s)} ${f(y - 84 * s)} ${f(x + 56 * s)} ${f(y - 40 * s)} ${f(x + 26 * s)} ${f(y)}Z`,
    `M${f(x - 22 * s)} ${f(y)}Q${f(x - 50 * s)} ${f(y - 20 * s)} ${f(x - 48 * s)} ${f(y - 54 * s)}H${f(x + 48 * s)}Q${f(x + 50 * s)} ${f(y - 20 * s)} ${f(x + 22 * s)} ${f(y)}Z`,
    `M${f(x - 26 * s)} ${f(y)}L${f(x - 30 * s)} ${f(y - 60 * s)}Q${f(x - 8 * s)} ${f(y - 80 * s)} ${f(x - 8 * s)} ${f(y - 120 * s)}H${f(x + 8 * s)}Q${f(x + 8 * s)} ${f(y - 80 * s)} ${f(x + 30 * s)} ${f(y - 60 * s)}L${f(x + 26 * s)} ${f(y)}Z`,
  ][kind % 3];
  return (
    press.block(d, c, press.ink.key, 0, 0.4, { across: true }) +
    press.inside(
      d,
      press.fill(
        `M${f(x - 60 * s)} ${f(y - 130 * s)}h${f(120 * s)}v${f(70 * s)}q${f(-14 * s)} ${f(18 * s)} ${f(-30 * s)} 0t${f(-30 * s)} ${f(4 * s)}t${f(-30 * s)} ${f(-6 * s)}t${f(-30 * s)} ${f(2 * s)}z`,
        press.ink.paper,
        0.7,
      ),
    ) +
    press.key(d, 2.6)
  );
};

/** A joiner's bench. */
function joinery(press) {
  const { ink, vary } = press,
    names = Object.keys(tools),
    hung = [200, 310, 420, 780, 890, 1000].map((x, i) => tools[names[(i + press.turn) % 5]](press, x, 150));
  const curls = times(15, () => {
    const x = press.between(220, 980),
      y = press.between(690, 790),
      s = press.between(12, 26);
    return `M${f(x)} ${f(y)}c${f(s)} ${f(-s)} ${f(s * 2)} 0 ${f(s)} ${f(s * 0.6)}s${f(-s)} ${f(-s * 0.2)} 0 ${f(-s * 0.5)}`;
  });
  return [
    press.line(open(150, 120, 1050, 120), ink.key, 9),
    windowOn(press, 490, 70, 220, 260, vary(['hills', 'tree'])),
    hung,
    press.cut(poly(170, 520, 1030, 520, 1080, 570, 120, 570), ink.ochre, 3.4),
    grain(press, ink.key, 0.3, 7, [150, 522, 900, 46]),
    press.cut(rect(120, 570, 960, 36), ink.red, 3),
    press.cut(rect(170, 606, 50, 200) + rect(980, 606, 50, 200), ink.red, 3),
    press.cut(poly(260, 480, 560, 480, 590, 536, 240, 536), ink.paper, 3),
    press.line(open(262, 500, 570, 500) + open(256, 520, 580, 520), ink.ochre, 3),
    press.cut(slab(720, 470, 190, 60, 8), ink.ochre, 3),
    press.cut(poly(800, 474, 830, 420, 852, 424, 836, 474), ink.key, 2),
    press.line(`M820 470c30 -50 70 -30 56 0c-10 20 -34 8 -26 -10`, ink.paper, 6),
    person(press, vary([640, 500]), 790, 430, {
      coat: vary([ink.deep, ink.green, ink.mid]),
      sash: ink.red,
      hat: 'cloth',
      bend: 0.04,
    }),
    press.line(curls, ink.paper, 6),
    pendant(press, 600, 30, 0.8, ink.green, { top: -40 }),
  ];
}

/** A potter at the wheel before shelves of jars. */
function pottery(press) {
  const { ink, vary } = press,
    glaze = [ink.red, ink.deep, ink.ochre, ink.mid, ink.green],
    shelf = (y) =>
      press.cut(rect(70, y, 1060, 16), ink.key, 2) +
      times(9, (i) =>
        jar(press, 130 + i * 118, y, press.between(0.8, 1.05), glaze[(i * 3 + y + press.turn) % 5], i + y),
      );
  return [
    shelf(200),
    shelf(370),
    windowOn(press, 470, 400, 260, 130, 'hills', { rows: 1 }),
    press.cut('M400 640H800L770 700H430Z', ink.key, 3),
    press.cut(oval(600, 640, 210, 34), ink.pale, 3.4),
    press.line(oval(600, 640, 150, 22), ink.key, 2, 0.5),
    jar(press, 600, 640, 1.9, ink.red, press.turn),
    press.cut(slab(150, 610, 150, 110, 12), ink.mid, 3),
    press.fill(oval(225, 612, 70, 16), ink.deep),
    press.cut(rect(900, 600, 180, 130), ink.ochre, 3),
    times(3, (i) => jar(press, 930 + i * 58, 600, 0.5, ink.paper, 1)),
    person(press, vary([420, 780]), 830, 400, {
      coat: vary([ink.deep, ink.green]),
      sash: ink.ochre,
      hat: 'cloth',
      bend: vary([0.08, -0.08]),
    }),
  ];
}

export function workshop(press) {
  const { ink, vary } = press;
  return layers(
    press.block(
      'M-20 -20H1220V820H-20Z',
      vary([ink.pale, ink.ochre, ink.mid]),
      vary([ink.mid, ink.red, ink.deep]),
      0,
      0.6,
    ),
    press.line(
      times(15, (i) => open(i * 86, -20, i * 86, 620)),
      ink.key,
      1.6,
      0.25,
    ),
    press.block('M-20 640H1220V830H-20Z', ink.deep, ink.key, 0, 0.6),
    press.key(open(-20, 640, 1220, 640), 3),
    vary([joinery, pottery])(press),
  );
}
