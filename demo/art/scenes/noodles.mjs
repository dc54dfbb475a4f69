// A bowl of noodles.
import { f, layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { grain } from '../press.mjs';
import { lantern } from '../blocks/buildings.mjs';
import { pendant, stool } from '../blocks/interiors.mjs';
import { seated } from '../blocks/people.mjs';
import { crests, curtain, lattice } from '../blocks/shopfront.mjs';
import { bowl, sticks } from '../blocks/tableware.mjs';
import { orb, sky, steam } from '../blocks/weather.mjs';

/** What lies in the broth. */
function toppings(press, x, y, w) {
  const { ink } = press,
    noodles = times(
      16,
      (i) =>
        `M${f(x - w * 0.82 + i * w * 0.07)} ${f(y + press.between(2, 18))}q${f(press.between(50, 90))} ${f(press.between(-42, -8))} ${f(press.between(130, 180))} ${f(press.between(-6, 12))}`,
    ),
    surface = oval(x, y, w * 0.93, w * 0.165);
  const egg =
      press.cut(oval(x + w * 0.42, y - 8, w * 0.17, w * 0.085), ink.paper, 3) +
      press.fill(oval(x + w * 0.42, y - 8, w * 0.08, w * 0.046), ink.red),
    leek = times(7, (i) =>
      press.line(
        oval(x + w * (-0.04 + (i % 4) * 0.07), y + 20 + Math.floor(i / 4) * 13 - (i % 2) * 6, 11, 7),
        ink.green,
        5,
      ),
    );
  const meat = times(
      2,
      (i) =>
        press.cut(oval(x - w * (0.16 + i * 0.24), y - 8 + i * 10, w * 0.17, w * 0.075), ink.red, 3) +
        press.line(oval(x - w * (0.16 + i * 0.24), y - 8 + i * 10, w * 0.1, w * 0.036), ink.paper, 4),
    ),
    seaweed = press.fill(
      poly(x + w * 0.1, y - 24, x + w * 0.2, y - w * 0.3, x + w * 0.42, y - w * 0.28, x + w * 0.3, y - 20),
      ink.key,
    );
  return layers(
    press.inside(
      surface,
      press.line(noodles, ink.paper, 9) + press.place(0, 5, press.line(noodles, ink.key, 1.3, 0.5)),
    ),
    press.vary([seaweed, '', seaweed]),
    meat,
    egg,
    leek,
  );
}

const bigBowl = (press, x, y, w) => {
  const { ink, vary } = press,
    c = vary([ink.paper, ink.deep, ink.paper]),
    band = vary([ink.red, ink.ochre, ink.deep]);
  return layers(
    press.fill(oval(x, y + w * 0.86, w * 0.86, 30), ink.key, 0.5),
    bowl(press, x, y, w, { c, wiped: vary([ink.pale, ink.key, ink.pale]), band, inside: ink.ochre }),
    press.line(
      times(11, (i) =>
        crests[press.turn % crests.length](x - w * 0.6 + i * w * 0.12, y + w * 0.56 - Math.abs(i - 5) * 2 + 4, 17),
      ),
      c === ink.paper ? ink.deep : ink.pale,
      3.4,
    ),
    toppings(press, x, y, w),
  );
};

/** A bowl, a stall's counter from behind its guests, or two bowls in the window. */
export function noodles(press) {
  const { ink, vary } = press;
  const close = () => [
    press.block('M-20 -20H1220V820H-20Z', vary([ink.red, ink.green, ink.red]), ink.key, 0.75, 0.1),
    press.block('M-20 570H1220V830H-20Z', ink.deep, ink.key, 0, 0.6),
    press.key(open(-20, 570, 1220, 570), 4),
    curtain(press, -30, -10, 1260, 190, { n: 5, cs: [ink.mid, ink.deep], stroke: 9 }),
    [
      [490, 1],
      [610, -1],
      [720, 1],
    ].map(([x, side]) => steam(press, x, 440, 1.25, { side, o: 0.72 })),
    bigBowl(press, 600, 446, 330),
    sticks(press, 830, 420, 1150, 240),
  ];
  const stall = () => [
    sky(press, 420),
    orb(press, 1000, 130, 50),
    press.fill('M-20 480H1220V830H-20Z', press.night ? ink.key : ink.deep),
    press.cut(rect(150, 190, 900, 470), ink.deep, 3),
    press.fill(rect(180, 230, 840, 260), ink.ochre),
    press.fill(rect(180, 300, 840, 9), ink.key),
    times(15, (i) =>
      press.cut(
        poly(206 + i * 54, 270, 242 + i * 54, 270, 236 + i * 54, 300, 212 + i * 54, 300),
        [ink.paper, ink.red, ink.deep][i % 3],
        2,
      ),
    ),
    [360, 600, 840].map((x) => [
      press.cut(poly(x - 70, 430, x + 70, 430, x + 60, 500, x - 60, 500), ink.mid, 3),
      steam(press, x, 432, 0.8),
    ]),
    curtain(press, 170, 196, 860, 120, { n: 6, cs: [ink.red, ink.deep], stroke: 6 }),
    press.cut(poly(100, 196, 180, 110, 1020, 110, 1100, 196), ink.red, 3.4),
    press.line(
      times(15, (i) => open(200 + i * 57, 110, 120 + i * 69, 196)),
      ink.key,
      2,
      0.5,
    ),
    press.cut(rect(130, 490, 940, 34), ink.ochre, 3.4),
    press.block(rect(150, 524, 900, 180), ink.green, ink.key, 0, 0.6),
    [330, 600, 860].map((x, i) => [
      stool(press, x, 770, 1.5, [ink.red, ink.ochre, ink.red][i]),
      seated(press, x, 636, 260, {
        coat: [ink.deep, ink.mid, ink.key][(i + press.turn) % 3],
        cap: i === press.turn % 3 ? ink.paper : undefined,
      }),
    ]),
    lantern(press, 110, 330, 44, ink.red, { long: true }),
    lantern(press, 1090, 330, 44, ink.red, { long: true }),
  ];
  const twoBowls = () => [
    press.block('M-20 -20H1220V820H-20Z', ink.ochre, ink.red, 0, 0.8),
    lattice(press, 120, -20, 960, 420, { cols: 9, rows: 4, c: press.dark ? ink.deep : ink.paper }),
    press.block('M-20 470H1220V830H-20Z', vary([ink.mid, ink.deep, ink.mid]), ink.key, 0, 0.6),
    grain(press, ink.key, 0.3, 14, [0, 480, 1200, 320]),
    press.key(open(-20, 470, 1220, 470), 4),
    pendant(press, 600, 130, 1.3, ink.red),
    steam(press, 420, 500, 1),
    steam(press, 800, 480, 1),
    bowl(press, 800, 470, 190, { c: ink.deep, wiped: ink.key, inside: ink.ochre, band: ink.pale }),
    toppings(press, 800, 470, 190),
    bigBowl(press, 430, 500, 250),
    sticks(press, 560, 740, 900, 700, 18),
  ];
  return layers(vary([close, stall, twoBowls])());
}
