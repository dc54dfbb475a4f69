// A full stadium.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { towers } from '../blocks/buildings.mjs';
import { crowd, person } from '../blocks/people.mjs';
import { cloud, mist, orb, sky } from '../blocks/weather.mjs';

const mast = (press, x, y, h) =>
  press.line(open(x, y, x, y - h), press.ink.key, 8) +
  press.cut(slab(x - 46, y - h - 40, 92, 56, 6), press.ink.paper, 3) +
  press.fill(
    times(8, (i) => oval(x - 30 + (i % 4) * 20, y - h - 26 + Math.floor(i / 4) * 24, 6)),
    press.ink.ochre,
  ) +
  (press.dark ? press.glow(x, y - h - 12, 150, press.ink.paper, 0.7) : '');

const dots = (press, n, at) =>
  [press.ink.paper, press.ink.red, press.ink.ochre, press.ink.key, press.ink.pale]
    .map((c) =>
      press.fill(
        times(n / 5, () => {
          const [x, y] = at();
          return oval(x, y, press.between(3, 5.4));
        }),
        c,
      ),
    )
    .join('');

/** A bowl with its track, or a diamond, from the seats. */
export function stadium(press) {
  const { ink, vary } = press,
    turf = press.night ? ink.green : ink.green,
    ring = (k) => {
      const t = press.between(0.06, 0.94) * Math.PI;
      return [
        600 - Math.cos(t) * (k + press.between(-26, 26)),
        470 - Math.sin(t) * (k * 0.36 + press.between(-16, 16)),
      ];
    };
  const stand = (d, c) => press.block(d, c, ink.key, 0.35, 0) + press.key(d, 3),
    bowlBack = [
      stand('M20 500C20 250 300 200 600 200S1180 250 1180 500Z', ink.mid),
      stand('M110 510C110 320 350 280 600 280S1090 320 1090 510Z', ink.deep),
      dots(press, 420, () => ring(press.between(500, 565))),
      dots(press, 300, () => ring(press.between(400, 470))),
    ];
  const roof =
    press.cut(
      'M-20 330C60 180 330 120 600 120S1140 180 1220 330L1180 350C1100 220 860 170 600 170S100 220 20 350Z',
      ink.paper,
      3.4,
    ) +
    press.key(
      times(13, (i) => {
        const t = ((i + 1) / 14) * Math.PI;
        return open(600 - Math.cos(t) * 600, 330 - Math.sin(t) * 206, 600 - Math.cos(t) * 566, 345 - Math.sin(t) * 172);
      }),
      2.4,
    );
  const track = () => [
    press.cut(oval(600, 570, 560, 150), ink.red, 3),
    press.line(
      times(4, (i) => oval(600, 570, 540 - i * 26, 143 - i * 8)),
      ink.paper,
      2.6,
      0.8,
    ),
    press.cut(oval(600, 572, 430, 106), turf, 3),
    press.inside(
      oval(600, 572, 430, 106),
      times(8, (i) => press.fill(rect(190 + i * 110, 460, 55, 230), ink.deep, 0.3)) +
        press.line(rect(330, 510, 540, 126) + open(600, 510, 600, 636) + oval(600, 572, 56, 26), ink.paper, 4),
    ),
    times(5, (i) =>
      person(press, 300 + i * 66 + (i % 2) * 10, 668 + i * 6, 54, {
        coat: [ink.paper, ink.ochre, ink.deep, ink.pale, ink.key][i],
      }),
    ),
  ];
  const diamond = () => [
    press.cut('M600 710L110 500Q300 410 600 410T1090 500Z', turf, 3),
    press.inside(
      'M600 710L110 500Q300 410 600 410T1090 500Z',
      times(9, (i) => press.fill(poly(600, 710, -60 + i * 160, 400, 20 + i * 160, 400), ink.deep, 0.28)),
    ),
    press.cut('M600 712L380 590Q600 500 820 590Z', ink.ochre, 3),
    press.cut(poly(600, 690, 470, 602, 600, 560, 730, 602), turf, 2.4),
    press.line(open(600, 706, 110, 500) + open(600, 706, 1090, 500), ink.paper, 4),
    [
      [600, 694],
      [466, 602],
      [600, 556],
      [734, 602],
    ].map(([x, y]) => press.cut(poly(x - 12, y, x, y - 6, x + 12, y, x, y + 6), ink.paper, 2)),
    press.cut(oval(600, 622, 34, 12), ink.ochre, 2),
    [
      [600, 626],
      [440, 590],
      [760, 590],
      [540, 540],
      [690, 536],
      [330, 500],
      [880, 500],
    ].map(([x, y], i) => person(press, x, y, 50, { coat: ink.paper, hat: 'cap', legs: i ? ink.key : ink.deep })),
  ];
  return layers(
    sky(press, 420),
    orb(press, vary([860, 330, 940]), vary([130, 160, 90]), vary([60, 50, 44])),
    press.hour === 'day' ? cloud(press, 330, 120, 0.8) : mist(press, 90, 3),
    towers(press, 330, { min: 20, span: 110, a: press.light.far[0], b: press.light.far[0], c: press.light.far[1] }),
    [130, 1070].map((x) => mast(press, x, 330, 190)),
    bowlBack,
    vary([1, 0]) ? roof : [mast(press, 380, 230, 130), mast(press, 820, 230, 130)],
    press.block('M-20 500H1220V830H-20Z', vary([ink.ochre, ink.mid]), ink.key, 0.05, 0.5),
    vary([track, diamond])(),
    press.fill('M-20 748H1220V830H-20Z', ink.key),
    crowd(press, 730, 44, 13, { cs: [ink.red, ink.deep, ink.mid, ink.ochre] }),
  );
}
