// Where one waits for trains.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { lantern, towers } from '../blocks/buildings.mjs';
import { railsTo } from '../blocks/carriages.mjs';
import { clock } from '../blocks/interiors.mjs';
import { peak, ridge, sea } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { fir, maple } from '../blocks/plants.mjs';
import { lattice } from '../blocks/shopfront.mjs';
import { birds, cloud, mist, orb, rainfall, sky } from '../blocks/weather.mjs';

/** A small wooden station beside one track, with people on the platform. */
function country(press) {
  const { ink, light, vary } = press,
    wood = vary([ink.ochre, ink.mid, ink.paper]),
    roof = light.roof;
  const back = vary([
    () => [peak(press, 880, 440, 380, 240), ridge(press, 450, 70, { tone: light.near })],
    () => [sea(press, 400, { to: 520, path: 860 })],
    () => [
      ridge(press, 400, 150, { tone: light.far }),
      ridge(press, 450, 90, { tone: light.near }),
      [120, 1050, 1150].map((x, i) => fir(press, x, 560, 230 + i * 30)),
    ],
  ])();
  const waiting = [
    press.cut(rect(330, 330, 400, 230), wood, 3),
    press.line(
      times(15, (i) => open(330 + i * 28, 330, 330 + i * 28, 560)),
      ink.key,
      1.5,
      0.35,
    ),
    lattice(press, 370, 400, 120, 90, { cols: 4, rows: 3 }),
    lattice(press, 590, 390, 100, 170, { cols: 3, rows: 4, c: press.dark ? ink.ochre : ink.key }),
    clock(press, 540, 380, 25),
    press.cut(rect(380, 515, 110, 12), ink.key, 2) +
      press.line(open(392, 527, 392, 560) + open(478, 527, 478, 560), ink.key, 6),
  ];
  const canopy = [
    press.block(poly(240, 330, 320, 232, 780, 232, 960, 330), roof, ink.key, 0, 0.4),
    press.line(
      times(19, (i) => open(320 + i * 25.5, 232, 240 + i * 40, 330)),
      press.night ? ink.mid : ink.key,
      1.7,
      0.5,
    ),
    press.key(poly(240, 330, 320, 232, 780, 232, 960, 330), 3),
    press.cut(rect(240, 328, 720, 12), ink.key, 1),
    press.line(
      open(800, 338, 800, 562) + open(920, 338, 920, 562) + open(800, 400, 840, 340) + open(920, 400, 880, 340),
      ink.key,
      9,
    ),
  ];
  const board =
    press.line(open(1010, 420, 1010, 560) + open(1110, 420, 1110, 560), ink.key, 8) +
    press.cut(rect(1000, 420, 120, 62), ink.paper, 3) +
    press.fill(rect(1000, 458, 120, 10), ink.red);
  return [
    back,
    mist(press, 300, 2),
    waiting,
    canopy,
    board,
    lantern(press, 860, 384, 16, ink.paper),
    press.cut('M-20 560H1220V640H-20Z', ink.pale, 3),
    press.fill('M-20 574H1220V584H-20Z', ink.ochre),
    press.block('M-20 636H1220V830H-20Z', ink.mid, ink.key, 0, 0.7),
    press.line(
      times(26, (i) => open(i * 50 - 30, 700, i * 50 - 50, 740)),
      ink.key,
      12,
      0.8,
    ),
    press.cut(rect(-20, 690, 1240, 9), ink.paper, 2),
    press.cut(rect(-20, 736, 1240, 12), ink.paper, 2),
    person(press, 560, 600, 158, { coat: vary([ink.red, ink.deep, ink.green]), bag: ink.ochre, hat: 'scarf' }),
    press.chance(0.6) && person(press, 760, 596, 140, { coat: ink.mid, hat: 'cap' }),
    vary([0, 1]) && maple(press, 180, 600, 300),
  ];
}

/** Along the platform: the roof, the rails and the train at the point where they meet. */
function alongRails(press) {
  const { ink, light, vary } = press,
    vx = 560,
    vy = 400,
    roof = poly(-40, 60, 500, 350, 500, 376, -40, 190);
  const posts = [0.16, 0.3, 0.52, 0.9].map((t) => {
    const x = vx - 130 - t * 420,
      top = vy - 40 - t * 250;
    return press.line(open(x, top, x, vy + 60 + t * 270), ink.key, 6 + t * 16);
  });
  const platform = poly(-40, 830, -40, 520, 510, 432, 540, 432, 330, 830),
    lamps = [0.2, 0.36, 0.62].map((t) => lantern(press, vx - 96 - t * 400, vy - 10 - t * 110, 9 + t * 26, ink.paper));
  return [
    press.place(0, -70, ridge(press, 460, 120, { tone: light.far, base: 560 })),
    ridge(press, 430, 50, { tone: light.near, base: 600 }),
    towers(press, 440, { min: 20, span: 90, from: 700, to: 1240 }),
    press.block('M-20 430H1220V830H-20Z', press.night ? ink.deep : ink.pale, press.night ? ink.key : ink.mid, 0, 0.9),
    railsTo(press, vx + 20, vy + 10, 470, 800, ink.key, { from: 0.1 }),
    railsTo(press, vx + 20, vy + 10, 1020, 1400, ink.key, { from: 0.1 }),
    frontTrain(press, 700, 560),
    press.block(platform, press.night ? ink.mid : ink.paper, press.night ? ink.key : ink.mid, 0, 0.7),
    press.fill(poly(262, 830, 524, 432, 532, 432, 300, 830), ink.ochre),
    press.key(platform, 3),
    press.block(roof, light.roof, ink.key, 0, 0.6, { across: true }),
    press.key(roof, 3),
    posts,
    lamps,
    clock(press, 250, 312, 30),
    person(press, 190, 740, 250, { coat: vary([ink.red, ink.green, ink.deep]), bag: ink.ochre, hat: 'scarf' }),
    person(press, 350, 560, 130, { coat: ink.mid }),
    person(press, 430, 500, 76, { coat: ink.key }),
  ];
}

const frontTrain = (press, x, y) => {
  const { ink } = press,
    d = `M${x - 84} ${y}V${y - 130}Q${x - 80} ${y - 168} ${x - 50} ${y - 170}H${x + 50}Q${x + 80} ${y - 168} ${x + 84} ${y - 130}V${y}Z`,
    tail =
      poly(x - 60, y - 168, 585, 395, 640, 395, x + 40, y - 168) + poly(x - 84, y, x - 80, y - 140, 585, 395, 585, 420);
  return layers(
    press.cut(tail, ink.pale, 2.6),
    press.fill(d, ink.paper),
    press.inside(
      d,
      press.fill(rect(x - 90, y - 60, 180, 30), press.vary([ink.red, ink.green, ink.deep])) +
        press.fill(rect(x - 90, y - 30, 180, 40), ink.deep),
    ),
    press.cut(
      slab(x - 64, y - 142, 56, 58, 8) + slab(x + 8, y - 142, 56, 58, 8),
      press.dark ? ink.ochre : ink.key,
      2.4,
    ),
    press.dark && press.glow(x, y - 46, 120, ink.ochre, 0.7),
    press.cut(oval(x - 54, y - 46, 11) + oval(x + 54, y - 46, 11), ink.ochre, 2),
    press.key(d, 3),
    press.fill(rect(x - 70, y, 140, 12), ink.key),
  );
};

/** A brick hall with a clock tower, and people going in. */
function hall(press) {
  const { ink, light, vary } = press,
    brick = vary([ink.red, ink.ochre, ink.mid]),
    arch = (x, y, w, h) => `M${x} ${y}V${y - h + w / 2}A${w / 2} ${w / 2} 0 0 1 ${x + w} ${y - h + w / 2}V${y}Z`,
    lit = press.dark ? ink.ochre : ink.key;
  const wing = (x) => [
    press.cut(rect(x, 340, 320, 250), brick, 3),
    press.fill(rect(x, 400, 320, 12) + rect(x, 350, 320, 9), ink.paper),
    times(5, (i) => press.cut(arch(x + 22 + i * 60, 480, 34, 62), lit, 2.4)),
    times(5, (i) => press.cut(arch(x + 22 + i * 60, 576, 34, 76), lit, 2.4)),
    press.cut(poly(x - 14, 340, x + 40, 280, x + 280, 280, x + 334, 340), light.roof, 2.8),
  ];
  const tower = [
    press.cut(rect(500, 230, 200, 360), brick, 3),
    press.fill(rect(500, 330, 200, 12) + rect(500, 400, 200, 10), ink.paper),
    press.cut(`M484 230Q500 130 600 120Q700 130 716 230Z`, light.roof, 3),
    press.line(open(600, 120, 600, 66), ink.key, 5),
    clock(press, 600, 276, 38),
    press.cut(arch(540, 590, 120, 170), lit, 3),
    press.line(open(600, 430, 600, 590) + open(540, 500, 660, 500), ink.key, 4),
  ];
  const wet = vary([1, 0]);
  return [
    towers(press, 420, { min: 60, span: 190, a: light.far[0], b: light.far[0], c: ink.mid }),
    wing(180),
    wing(700),
    tower,
    press.block('M-20 588H1220V830H-20Z', press.night ? ink.deep : ink.pale, press.night ? ink.key : ink.mid, 0.1, 0.9),
    press.key(open(-20, 588, 1220, 588), 3),
    wet
      ? [
          umbrella(press, 460, 690, 140),
          umbrella(press, 720, 740, 190, { c: ink.red }),
          umbrella(press, 300, 770, 200, { c: ink.ochre }),
          rainfall(press, 90),
        ]
      : [
          person(press, 540, 640, 88),
          person(press, 650, 670, 118),
          person(press, 410, 720, 160, { bag: ink.ochre }),
          person(press, 800, 760, 190, { bag: ink.red, hat: 'scarf' }),
          birds(press, 300, 160, 6),
        ],
  ];
}

/** A country halt, the long view from the platform, or the hall in town. */
export function station(press) {
  return layers(
    sky(press, 460),
    orb(press, press.vary([300, 880, 960]), press.vary([200, 240, 170]), 66),
    press.hour === 'day' ? cloud(press, 640, 150, 0.9) : mist(press, 110, 3),
    press.vary([country, alongRails, hall])(press),
  );
}
