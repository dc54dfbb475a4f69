// The public bath, outside and in.
import { layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { lantern, towers } from '../blocks/buildings.mjs';
import { peak, sea, waterLines } from '../blocks/land.mjs';
import { bather, person } from '../blocks/people.mjs';
import { pine, pot } from '../blocks/plants.mjs';
import { crests, curtain, lattice, street } from '../blocks/shopfront.mjs';
import { mist, orb, sky, smoke, steam } from '../blocks/weather.mjs';

/** A bath house under a curved gable, its chimney smoking over the roofs. */
function bathFront(press) {
  const { ink, light, vary } = press,
    wall = press.night ? ink.mid : ink.paper,
    cx = vary([900, 320]);
  const gable = 'M250 330C360 330 420 190 600 190S840 330 950 330L930 366C830 366 780 250 600 250S370 366 270 366Z',
    bigRoof = poly(120, 430, 260, 210, 940, 210, 1080, 430);
  return [
    towers(press, 470, { min: 60, span: 110, lit: light.lit * 0.3 }),
    press.block(poly(cx - 34, 430, cx - 22, 30, cx + 22, 30, cx + 34, 430), ink.paper, ink.mid, 0, 0.9, {
      across: true,
    }),
    press.fill(rect(cx - 23, 52, 46, 18), ink.red),
    press.key(poly(cx - 34, 430, cx - 22, 30, cx + 22, 30, cx + 34, 430), 3),
    smoke(press, cx, 22, 1.2, { c: press.night ? ink.pale : ink.paper }),
    press.cut(rect(180, 400, 840, 310), wall, 3),
    press.block(bigRoof, light.roof, ink.key, 0, 0.5),
    press.line(
      times(25, (i) => open(260 + i * 28.3, 210, 120 + i * 40, 430)),
      press.night ? ink.mid : ink.key,
      1.8,
      0.5,
    ),
    press.key(bigRoof, 3),
    press.fill('M300 372C380 366 420 250 600 250S820 366 900 372V440H300Z', wall),
    press.cut(gable, light.roof, 3),
    press.cut('M560 262Q600 236 640 262Q630 300 600 306Q570 300 560 262Z', ink.red, 2.6),
    press.fill(rect(300, 430, 600, 280), press.dark ? ink.ochre : ink.key),
    press.line(open(310, 372, 310, 712) + open(890, 372, 890, 712), ink.key, 22),
    lattice(press, 200, 470, 96, 150, { cols: 3, rows: 4 }),
    lattice(press, 904, 470, 96, 150, { cols: 3, rows: 4 }),
    lattice(press, 330, 440, 540, 270, { cols: 8, rows: 5 }),
    curtain(press, 340, 430, 250, 120, { n: 3, cs: [ink.deep], crest: crests[4] }),
    curtain(press, 610, 430, 250, 120, { n: 3, cs: [ink.red], crest: crests[4] }),
    lantern(press, 266, 430, 30, ink.paper),
    lantern(press, 934, 430, 30, ink.paper),
    street(press, 708),
    pot(press, 130, 730, 0.9),
    pot(press, 1050, 730, 0.9),
    person(press, 500, 760, 210, { coat: ink.mid, sash: ink.paper, bag: ink.ochre, hat: 'cloth' }),
    person(press, 730, 766, 200, { coat: ink.red, hat: 'cloth', bag: ink.pale }),
    vary([0, 1]) && person(press, 640, 740, 120, { coat: ink.ochre }),
  ];
}

/** Under the painted mountain: tiles, steam, and three heads. */
function bathInside(press) {
  const { ink, vary } = press,
    mural = rect(-20, -20, 1240, 420),
    tiles =
      times(27, (i) => open(-20 + i * 48, 400, -20 + i * 48, 560)) +
      times(4, (i) => open(-20, 400 + i * 42, 1220, 400 + i * 42));
  const picture = layers(
    press.block(mural, ink.paper, press.dark ? ink.ochre : ink.mid, 0, 0.8),
    press.fill(oval(vary([280, 900]), 150, 62), ink.red),
    peak(press, 600, 330, 470, 270, { flat: ink.mid }),
    mist(press, 200, 3, { c: ink.paper, o: 0.95 }),
    press.place(0, -190, sea(press, 500, { tone: [ink.pale, ink.mid], lines: 40 })),
    press.place(0, 0, pine(press, 120, 400, 1) + pine(press, 1090, 400, 0.9, -1)),
  );
  const rim = 'M60 540H1140L1230 640H-30Z';
  return [
    press.inside(mural, picture),
    press.fill(rect(-20, 392, 1240, 170), ink.paper),
    press.line(tiles, ink.mid, 2, 0.6),
    press.fill(rect(-20, 392, 1240, 14), ink.deep),
    press.block(rim, ink.pale, ink.mid, 0, 0.9),
    press.key(rim, 3),
    waterLines(press, 552, 634, { n: 24, o: 0.8 }),
    vary([
      [420, 640, 820],
      [360, 560],
      [500, 760],
    ]).map((x, i) => bather(press, x, 610 + (i % 2) * 14, 170, [ink.paper, ink.red, ink.ochre][i % 3])),
    press.cut('M-30 640H1230V690H-30Z', ink.paper, 3),
    press.line(
      times(26, (i) => open(i * 50 - 20, 640, i * 50 - 20, 690)),
      ink.mid,
      2,
      0.6,
    ),
    press.block('M-30 690H1230V830H-30Z', ink.mid, ink.deep, 0.1, 0.9),
    press.line(
      times(14, (i) => open(600 + (i - 6.5) * 100, 690, 600 + (i - 6.5) * 130, 830)) +
        open(-20, 730, 1220, 730) +
        open(-20, 780, 1220, 780),
      ink.key,
      2,
      0.4,
    ),
    [
      [300, 740],
      [880, 750],
    ].map(
      ([x, y]) =>
        press.cut(poly(x - 46, y - 44, x + 46, y - 44, x + 36, y + 20, x - 36, y + 20), ink.ochre, 3) +
        press.line(open(x - 43, y - 22, x + 43, y - 22), ink.key, 4) +
        press.cut(oval(x, y - 44, 46, 11), ink.paper, 2.6),
    ),
    steam(press, 330, 560, 1, { o: 0.7 }),
    steam(press, 900, 570, 1.1, { o: 0.7 }),
    steam(press, 620, 540, 0.8, { o: 0.6 }),
  ];
}

export function bathhouse(press) {
  const inside = press.vary([0, 1, 0]);
  return layers(
    !inside && [sky(press, 480), orb(press, press.vary([600, 480]), 130, 54), mist(press, 90, 3)],
    inside ? bathInside(press) : bathFront(press),
  );
}
