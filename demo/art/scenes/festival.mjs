// A festival night.
import { f, layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { house, lantern, towers } from '../blocks/buildings.mjs';
import { ridge, sea } from '../blocks/land.mjs';
import { crowd, person } from '../blocks/people.mjs';
import { glints, mist, sky } from '../blocks/weather.mjs';

/** One burst in the sky. */
const burst = (press, x, y, n, R, c) =>
  times(n, (i) => {
    const a = (i / n) * 6.283,
      X = (k) => f(x + Math.cos(a) * R * k),
      Y = (k, d = 0) => f(y + Math.sin(a) * R * k + d);
    return (
      press.line(`M${X(0.25)} ${Y(0.25)}Q${X(0.8)} ${Y(0.72)} ${X(1)} ${Y(1, 16)}`, c, 3.4) +
      press.fill(oval(x + Math.cos(a) * R * 1.1, y + Math.sin(a) * R * 1.1 + 20, 3.6), press.ink.paper) +
      press.fill(oval(x + Math.cos(a) * R * 0.6, y + Math.sin(a) * R * 0.58, 2.6), c)
    );
  });

const string = (press, y, sag, n, s, cs, { x0 = 130, x1 = 1070 } = {}) =>
  press.line(`M${x0} ${y}Q600 ${y + sag * 2} ${x1} ${y}`, press.ink.paper, 3) +
  times(n, (i) => {
    const t = (i + 0.5) / n;
    return lantern(press, x0 + (x1 - x0) * t, y + 4 * sag * t * (1 - t) + s * 1.3, s, cs[i % cs.length]);
  });

/** Fireworks over lantern strings; a drum tower with dancers; lights set on the river. */
export function festival(press) {
  const { ink, vary } = press,
    shops = { wall: ink.deep, roof: ink.key, lit: 0.85 };
  const fireworks = () => [
    burst(press, 830, 190, 26, 150, ink.ochre),
    burst(press, 350, 170, 20, 110, ink.red),
    burst(press, 600, 110, 14, 66, ink.pale),
    mist(press, 330, 3, { o: 0.4 }),
    house(press, -60, 640, 300, 210, shops),
    house(press, 960, 640, 320, 220, shops),
    string(press, 380, 66, 9, 30, [ink.red, ink.paper, ink.red]),
    string(press, 480, 80, 8, 36, [ink.ochre, ink.red, ink.red]),
    press.fill('M-20 720Q600 690 1220 720V830H-20Z', ink.key),
    crowd(press, 700, 40, 15),
  ];
  const tower = () => [
    house(press, -40, 560, 260, 150, shops),
    house(press, 240, 540, 170, 110, shops),
    house(press, 800, 540, 180, 110, shops),
    house(press, 990, 565, 260, 150, shops),
    press.block('M-20 550H1220V830H-20Z', ink.mid, ink.key, 0.2, 0.9),
    [
      [600, 190, 60, 300],
      [600, 190, 1140, 300],
      [600, 190, 200, 470],
      [600, 190, 1000, 470],
    ].map(
      ([a, b, c, d], k) =>
        press.line(open(a, b, c, d), ink.paper, 2.6) +
        times(6, (i) => {
          const t = (i + 1) / 7;
          return lantern(
            press,
            a + (c - a) * t,
            b + (d - b) * t + 22,
            15 + t * 7,
            [ink.red, ink.paper, ink.ochre][(i + k) % 3],
          );
        }),
    ),
    press.line(open(490, 640, 510, 250) + open(710, 640, 690, 250), ink.red, 17),
    press.cut(rect(470, 400, 260, 26), ink.ochre, 3),
    press.fill(rect(480, 426, 240, 214), ink.red),
    times(7, (i) => press.fill(rect(480 + i * 36, 426, 18, 214), ink.paper)),
    press.line(open(474, 350, 726, 350) + times(9, (i) => open(480 + i * 30, 350, 480 + i * 30, 400)), ink.red, 6),
    press.cut(oval(600, 340, 52), ink.ochre, 4) + press.cut(oval(600, 340, 40), ink.paper, 3),
    person(press, 520, 402, 110, { coat: ink.deep, sash: ink.paper, hat: 'cloth' }),
    person(press, 676, 402, 110, { coat: ink.deep, sash: ink.paper, hat: 'cloth' }),
    press.cut(poly(450, 250, 510, 180, 690, 180, 750, 250), ink.key, 3),
    times(9, (i) => {
      const x = 130 + i * 118,
        k = i % 3;
      return (
        person(press, x, 740 + Math.abs(i - 4) * -10 + 20, 170, {
          coat: [ink.red, ink.deep, ink.pale][k],
          sash: [ink.paper, ink.ochre, ink.red][k],
          hat: i % 2 ? 'straw' : undefined,
        }) + press.line(open(x + 26, 640, x + 54, 570), [ink.red, ink.deep, ink.pale][k], 13)
      );
    }),
  ];
  const river = () => [
    ridge(press, 360, 110, { tone: [ink.deep, ink.key] }),
    towers(press, 420, { min: 10, span: 50, a: ink.key, b: ink.deep, c: ink.key, lit: 0.6 }),
    burst(press, vary([420, 800]), 180, 22, 120, ink.ochre),
    burst(press, vary([820, 380]), 150, 16, 80, ink.red),
    sea(press, 416, { tone: [ink.deep, ink.key] }),
    times(22, (i) => {
      const t = (((i * 7) % 22) + 1) / 22,
        x = 600 + Math.sin(i * 2.4) * (180 + t * 420),
        y = 440 + t * 240,
        s = 8 + t * 26;
      return (
        glints(press, x, y + s * 0.9, s * 2, ink.ochre, { n: 4, gap: s * 0.4, o: 0.5 }) +
        press.glow(x, y - s, s * 3, ink.ochre, 0.6) +
        press.cut(
          poly(x - s * 0.7, y, x - s * 0.7, y - s * 1.5, x + s * 0.7, y - s * 1.5, x + s * 0.7, y),
          [ink.ochre, ink.paper, ink.red][i % 3],
          2,
        ) +
        press.fill(rect(x - s, y, s * 2, s * 0.3), ink.key)
      );
    }),
    press.fill('M-20 760Q600 730 1220 760V830H-20Z', ink.key),
    [
      [300, 190],
      [420, 130],
      [820, 180],
      [910, 184],
    ].map(([x, s], i) =>
      person(press, x, 790, s, {
        coat: [ink.red, ink.ochre, ink.deep, ink.mid][i],
        sash: [ink.paper, ink.red, ink.ochre, ink.paper][i],
      }),
    ),
  ];
  return layers(
    sky(press, 620),
    press.fill(rect(-20, -20, 1240, 840), ink.key, press.night ? 0.4 : 0.25),
    vary([fireworks, tower, river])(),
  );
}
