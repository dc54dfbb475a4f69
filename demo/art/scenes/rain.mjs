// Umbrellas in slanting rain.
import { f, layers, open, rect, times } from '../cuts.mjs';
import { house, lantern, towers } from '../blocks/buildings.mjs';
import { sea } from '../blocks/land.mjs';
import { umbrella } from '../blocks/people.mjs';
import { glints, mist, rainfall, sky } from '../blocks/weather.mjs';

const wetSky = (press) =>
  press.night
    ? sky(press, 700, { stars: false })
    : press.block(
        rect(-20, -20, 1240, 840),
        press.hour === 'day' ? press.ink.pale : press.ink.mid,
        press.ink.deep,
        0.85,
        0.1,
      );

const umbrellaInks = (press) => {
  const { ink } = press,
    all = [ink.red, ink.ochre, ink.pale, ink.paper, ink.green];
  return (i) => all[(i + press.turn) % all.length];
};

/** A wet square between lit houses. */
function square(press) {
  const { ink } = press,
    c = umbrellaInks(press),
    opts = { wall: press.night ? ink.mid : ink.pale, roof: ink.key, lit: 0.85 };
  return [
    towers(press, 480, {
      min: 90,
      span: 230,
      a: press.night ? ink.key : ink.mid,
      b: ink.deep,
      c: press.night ? ink.key : ink.mid,
      lit: 0.2,
    }),
    mist(press, 330, 3, { c: ink.mid, o: 0.45 }),
    house(press, -40, 560, 270, 190, opts),
    house(press, 280, 540, 200, 150, opts),
    house(press, 790, 545, 190, 150, opts),
    house(press, 990, 570, 280, 205, opts),
    press.block('M-10 556L480 536H790L1210 566V810H-10Z', ink.mid, ink.key, 0.35, 0.9),
    [90, 370, 600, 880, 1100].map((x) => glints(press, x, 590, 70, ink.ochre, { n: 9, gap: 16, o: 0.5 })),
    [
      [262, 420, 26],
      [262, 500, 26],
      [512, 440, 22],
      [762, 446, 22],
      [1000, 424, 27],
      [1000, 508, 27],
    ].map(([x, y, s]) => lantern(press, x, y, s)),
    umbrella(press, 430, 720, 180, { c: c(1), coat: ink.deep }),
    umbrella(press, 740, 735, 172, { c: c(2), coat: ink.deep }),
    umbrella(press, 590, 750, 270, { c: c(0), coat: ink.key }),
  ];
}

/** People hurrying over a wooden bridge. */
function plankBridge(press) {
  const { ink } = press,
    c = umbrellaInks(press),
    at = (x) => 560 - 90 * (1 - ((x - 600) / 700) ** 2),
    deck = `M-40 ${f(at(-40))}Q600 ${f(at(600) - 90)} 1240 ${f(at(1240))}V640Q600 480 -40 640Z`;
  return [
    press.block('M-20 330H1220V470H-20Z', ink.mid, ink.deep, 0, 0.9),
    towers(press, 350, { min: 20, span: 70, a: ink.mid, b: ink.deep, c: ink.mid, lit: 0.2 }),
    mist(press, 300, 3, { o: 0.6 }),
    sea(press, 380, { lines: 60 }),
    press.line(
      times(9, (i) => open(60 + i * 135, at(60 + i * 135), 60 + i * 135, 820)),
      ink.key,
      17,
    ),
    press.line(
      times(8, (i) => open(60 + i * 135, 700, 195 + i * 135, 660)),
      ink.key,
      7,
    ),
    press.block(deck, ink.ochre, ink.key, 0.1, 0.6),
    press.line(
      times(40, (i) => open(-20 + i * 32, 480, -26 + i * 32, 660)),
      ink.key,
      1.6,
      0.35,
    ),
    press.key(deck, 3),
    [
      [180, 130, 0],
      [330, 150, 1],
      [520, 170, 2],
      [690, 160, 3],
      [860, 146, 4],
      [1010, 130, 0],
    ].map(([x, s, i]) =>
      umbrella(press, x, at(x) + 26 + press.between(-8, 20), s, {
        c: c(i),
        coat: [ink.deep, ink.key, ink.green][i % 3],
      }),
    ),
    press.line(`M-40 ${f(at(-40) + 10)}Q600 ${f(at(600) - 80)} 1240 ${f(at(1240) + 10)}`, ink.key, 8),
    press.line(
      times(24, (i) => {
        const x = i * 54;
        return open(x, at(x) + 66, x, at(x) + 8);
      }),
      ink.key,
      6,
    ),
  ];
}

/** A bus shelter of umbrellas: one large, seen from close behind. */
function closeBy(press) {
  const { ink } = press,
    c = umbrellaInks(press);
  return [
    towers(press, 560, {
      min: 160,
      span: 260,
      a: press.night ? ink.key : ink.mid,
      b: ink.deep,
      c: ink.deep,
      lit: press.dark ? 0.4 : 0.16,
    }),
    mist(press, 300, 4, { o: 0.4 }),
    press.block('M-20 556H1220V830H-20Z', ink.mid, ink.key, 0.3, 0.9),
    [140, 360, 760, 1010].map((x) => glints(press, x, 580, 80, ink.ochre, { n: 10, gap: 17, o: 0.5 })),
    lantern(press, 200, 400, 34, ink.red, { long: true }),
    lantern(press, 1010, 380, 30, ink.paper, { long: true }),
    umbrella(press, 300, 690, 170, { c: c(1), coat: ink.deep }),
    umbrella(press, 910, 700, 190, { c: c(2), coat: ink.deep }),
    umbrella(press, 600, 930, 620, { c: c(0), coat: ink.key }),
  ];
}

export function rain(press) {
  return layers(wetSky(press), press.vary([square, plankBridge, closeBy])(press), rainfall(press, 130, 0.55));
}
