// The pictures, outside and in.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { lantern, towers } from '../blocks/buildings.mjs';
import { peak, ridge, waterLines } from '../blocks/land.mjs';
import { crowd, person, umbrella } from '../blocks/people.mjs';
import { pine } from '../blocks/plants.mjs';
import { street } from '../blocks/shopfront.mjs';
import { orb, sky } from '../blocks/weather.mjs';

/** A small picture on a hoarding: hills and a sun, a wave, a house. */
function poster(press, x, y, w, h, i) {
  const { ink } = press,
    d = rect(x, y, w, h);
  const inner = [
    () =>
      press.fill(d, ink.ochre) +
      press.fill(oval(x + w * 0.6, y + h * 0.36, w * 0.24), ink.red) +
      press.fill(
        poly(x, y + h, x, y + h * 0.7, x + w * 0.4, y + h * 0.45, x + w, y + h * 0.85, x + w, y + h),
        ink.deep,
      ),
    () =>
      press.fill(d, ink.deep) +
      press.fill(oval(x + w * 0.4, y + h * 0.3, w * 0.2), ink.paper) +
      press.fill(`M${x} ${y + h}V${y + h * 0.6}q${w * 0.25} ${-h * 0.16} ${w * 0.5} 0t${w * 0.5} 0V${y + h}z`, ink.mid),
    () =>
      press.fill(d, ink.red) +
      press.fill(
        poly(
          x + w * 0.2,
          y + h,
          x + w * 0.2,
          y + h * 0.55,
          x + w * 0.5,
          y + h * 0.3,
          x + w * 0.8,
          y + h * 0.55,
          x + w * 0.8,
          y + h,
        ),
        ink.paper,
      ) +
      press.fill(rect(x + w * 0.42, y + h * 0.68, w * 0.16, h * 0.32), ink.key),
  ][i % 3];
  return press.inside(d, inner()) + press.line(d, ink.key, 5);
}

/** The front, with bulbs round a board that says nothing. */
function pictureHouse(press) {
  const { ink, vary } = press,
    front = vary([ink.red, ink.mid, ink.ochre]),
    bulbs = (x, y, w, h) =>
      times(Math.round(w / 26) + 1, (i) =>
        press.fill(
          oval(x + (i * w) / Math.round(w / 26), y, 6) + oval(x + (i * w) / Math.round(w / 26), y + h, 6),
          ink.paper,
        ),
      );
  const blade = [
    press.cut(poly(540, 60, 660, 60, 648, 260, 552, 260), ink.deep, 3),
    times(4, (i) => press.fill(oval(600, 92 + i * 44, 14), [ink.ochre, ink.paper][i % 2])),
    press.dark && press.glow(600, 150, 220, ink.ochre, 0.5),
    bulbs(546, 52, 108, 0),
  ];
  const board = [
    press.cut(poly(250, 300, 950, 300, 1000, 392, 200, 392), ink.paper, 3.4),
    press.dark && press.glow(600, 350, 460, ink.ochre, 0.45),
    [320, 560, 760].map((x, i) =>
      press.fill(poly(x, 366, x + 40, 330, x + 70, 352, x + 96, 320, x + 150, 366), [ink.mid, ink.red, ink.deep][i]),
    ),
    press.fill(oval(500, 334, 14) + oval(880, 336, 12), ink.red),
    bulbs(262, 298, 676, 0),
    bulbs(206, 394, 788, 0),
  ];
  return [
    towers(press, 560, { min: 150, span: 220, from: -40, to: 1240 }),
    press.cut(rect(230, 200, 740, 500), front, 3),
    press.line(
      times(8, (i) => open(260 + i * 97, 210, 260 + i * 97, 300)),
      ink.key,
      5,
      0.5,
    ),
    blade,
    press.fill(rect(230, 392, 740, 300), press.dark ? ink.ochre : ink.key),
    times(2, (i) => poster(press, 262 + i * 122, 440, 100, 150, i + press.turn)) +
      times(2, (i) => poster(press, 720 + i * 122, 440, 100, 150, i + 1 + press.turn)),
    press.cut(slab(530, 470, 140, 228, 14), ink.deep, 3),
    press.cut(rect(548, 496, 104, 80), ink.paper, 3),
    press.line(open(548, 536, 652, 536) + open(600, 496, 600, 576), ink.key, 3),
    board,
    street(press, 690),
    [
      [350, 780, 230],
      [480, 760, 200],
      [600, 772, 214],
      [830, 790, 240],
    ].map(([x, y, s], i) =>
      person(press, x, y, s, {
        coat: [ink.deep, ink.key, ink.green, ink.mid][(i + press.turn) % 4],
        hat: i % 2 ? 'scarf' : undefined,
        bag: i === 3 ? ink.ochre : undefined,
      }),
    ),
  ];
}

/** The dark hall: heads in rows, and a picture thrown on the wall. */
function hallOfHeads(press) {
  const { ink, vary } = press,
    screen = rect(230, 110, 740, 360);
  const film = vary([
    () => [
      press.fill(screen, ink.paper),
      press.block(screen, ink.paper, ink.ochre, 0, 0.9),
      press.fill(oval(600, 320, 96), ink.red),
      peak(press, 760, 420, 260, 190),
      press.fill(rect(230, 400, 740, 80), ink.mid),
      waterLines(press, 405, 470, { n: 26 }),
    ],
    () => [
      press.block(screen, ink.pale, ink.paper, 0.9, 0),
      press.fill(poly(230, 470, 230, 380, 480, 320, 700, 390, 970, 330, 970, 470), ink.green),
      umbrella(press, 640, 450, 200, { c: ink.red }),
    ],
    () => [
      press.block(screen, ink.mid, ink.deep, 0, 0.9),
      press.fill(oval(420, 210, 50), ink.paper),
      press.place(600, 440, pine(press, 0, 0, 1.1)),
      ridge(press, 460, 50, { tone: [ink.deep, ink.key] }),
    ],
  ])();
  const rows = [
    [560, 26, 15],
    [618, 36, 11],
    [690, 50, 8],
  ].map(([y, size, n], j) => [
    press.fill(rect(-20, y + size * 1.2, 1240, 200), ink.red, 0.85),
    crowd(press, y, size, n, { cs: [ink.key, ink.deep, ink.key], hats: false, from: -40 + j * 10, to: 1240 + j * 10 }),
    times(n + 1, (i) =>
      press.cut(slab(-60 + (i * 1280) / n, y + size * 1.5, 1180 / n, 130, 18), [ink.red, ink.deep, ink.red][j], 2.6),
    ),
  ]);
  return [
    press.fill('M-20 -20H1220V820H-20Z', ink.key),
    press.block('M-20 -20H190L230 90V500L-20 700Z', ink.deep, ink.key, 0.1, 0.7) +
      press.block('M1220 -20H1010L970 90V500L1220 700Z', ink.deep, ink.key, 0.1, 0.7),
    [60, 130].map(
      (x, i) =>
        lantern(press, x, 330 + i * 20, 26 - i * 6, ink.paper) +
        lantern(press, 1200 - x, 330 + i * 20, 26 - i * 6, ink.paper),
    ),
    press.glow(600, 290, 620, ink.pale, 0.4),
    press.inside(screen, film),
    press.line(screen, ink.key, 8),
    press.wipe(poly(230, 110, 970, 110, 640, 830, 560, 830), ink.paper, 0.28, 0),
    [0, 1].map(
      (s) =>
        press.cut(
          `M${s ? 1010 : 190} 60Q${s ? 985 : 215} 300 ${s ? 1030 : 170} 520H${s ? 1120 : 80}Q${s ? 1080 : 120} 300 ${s ? 1100 : 100} 60Z`,
          ink.red,
          3,
        ) +
        press.line(
          times(3, (i) => open(s ? 1034 + i * 24 : 112 + i * 24, 62, s ? 1046 + i * 22 : 104 + i * 22, 518)),
          ink.key,
          2.4,
          0.6,
        ),
    ),
    press.cut('M60 40H1140V84Q1050 116 960 84T780 84T600 84T420 84T240 84T60 84Z', ink.red, 3),
    rows,
  ];
}

export function cinema(press) {
  const inside = press.vary([0, 1]);
  return layers(
    inside ? '' : [sky(press, 600), orb(press, press.vary([240, 960]), 150, 50)],
    inside ? hallOfHeads(press) : pictureHouse(press),
  );
}
