// The town from across the water.
import { W, f, layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { towers } from '../blocks/buildings.mjs';
import { peak, sea } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { birds, glints, mist, orb, sky } from '../blocks/weather.mjs';

/** A lattice tower for looking from. */
function lookout(press, x, y, h) {
  const { ink } = press,
    side = (s) =>
      `M${f(x + s * h * 0.2)} ${y}Q${f(x + s * h * 0.05)} ${f(y - h * 0.45)} ${f(x + s * 5)} ${f(y - h * 0.86)}`;
  return layers(
    press.line(
      side(-1) +
        side(1) +
        times(8, (i) => {
          const t = i / 8,
            w = h * 0.2 * (1 - t) ** 1.8 + 6,
            v = h * 0.2 * (1 - (i + 1) / 8) ** 1.8 + 6;
          return (
            open(x - w, y - t * h * 0.86, x + v, y - (t + 0.125) * h * 0.86) +
            open(x + w, y - t * h * 0.86, x - v, y - (t + 0.125) * h * 0.86)
          );
        }),
      ink.red,
      5,
    ),
    press.cut(rect(x - h * 0.08, y - h * 0.36, h * 0.16, h * 0.05), ink.paper, 2.4),
    press.cut(rect(x - h * 0.045, y - h * 0.68, h * 0.09, h * 0.045), ink.paper, 2.4),
    press.line(open(x, y - h * 0.84, x, y - h), ink.red, 5),
  );
}

const people = (press) => [
  press.cut('M-20 716H1220V830H-20Z', press.ink.key, 2),
  press.line(
    open(-20, 660, 1220, 660) + open(-20, 688, 1220, 688) + times(21, (i) => open(i * 60, 660, i * 60, 720)),
    press.ink.key,
    5,
  ),
  person(press, 520, 752, 190, { coat: press.ink.red, hat: 'scarf' }),
  person(press, 620, 752, 170, { coat: press.ink.mid }),
];

/** Towers over a river, with a low bridge, a lookout or the mountain behind. */
export function skyline(press) {
  const { ink, light, vary } = press,
    y = vary([540, 570, 520]),
    c = press.dark ? ink.ochre : ink.paper,
    steel = press.night ? ink.mid : ink.key,
    deck = (t) => 640 - 40 * (1 - ((t - 600) / 600) ** 2);
  const far = press.fade(
    0.6,
    towers(press, y - 10, {
      min: 170,
      span: 220,
      a: light.far[0],
      b: light.far[0],
      c: light.far[1],
      lit: light.lit * 0.2,
    }),
  );
  const near = towers(press, y + 2, {
    min: 60,
    span: 200,
    ...(press.dark ? {} : { a: ink.mid, b: ink.pale, c: ink.deep }),
  });
  const bridge = () => [
    [160, 440, 760, 1040].map((x) => press.cut(poly(x, 612, x + 34, 612, x + 42, 820, x - 8, 820), steel, 2.6)),
    press.cut('M-20 640Q600 560 1220 640V668Q600 590 -20 668Z', steel, 2.6),
    times(20, (i) => {
      const x = 20 + i * 62;
      return (
        press.line(open(x, deck(x), x, deck(x) - 26), ink.key, 4) + press.fill(oval(x, deck(x) - 30, 6), ink.ochre)
      );
    }),
  ];
  const boat = (x, yy) =>
    press.cut(poly(x - 70, yy, x + 70, yy, x + 52, yy + 28, x - 54, yy + 28), ink.key, 2) +
    press.cut(rect(x - 40, yy - 24, 72, 24), ink.paper, 2) +
    times(3, (i) => press.fill(rect(x - 32 + i * 22, yy - 17, 13, 10), ink.ochre));
  const extra = vary([
    () => [bridge(), boat(600, 740)],
    () => [boat(360, 690), boat(820, 640)],
    () => [people(press)],
  ])();
  return layers(
    sky(press, y),
    orb(press, vary([330, 860, 560]), vary([250, 210, 180]), vary([64, 110, 80])),
    mist(press, 170, 4),
    vary([() => '', () => '', () => peak(press, 800, y - 20, 420, 330)])(),
    far,
    mist(press, y - 150, 3, { o: 0.5 }),
    vary([() => '', () => lookout(press, 640, y, 440), () => ''])(),
    near,
    sea(press, y, { lines: 50 }),
    times(30, () =>
      glints(press, press.r() * W, y + 14, press.between(16, 44), c, { n: press.int(3, 7), gap: 13, o: 0.4 }),
    ),
    extra,
    birds(press, 560, 200, 4),
  );
}
