// Stalls and shoppers.
import { layers, open, poly, rect, slab, times } from '../cuts.mjs';
import { lantern, towers } from '../blocks/buildings.mjs';
import { person } from '../blocks/people.mjs';
import { awning } from '../blocks/shopfront.mjs';
import { crate, fish } from '../blocks/wares.mjs';
import { mist, sky } from '../blocks/weather.mjs';

/** Stalls under awnings, with heaps and fish, seen by the shopper. */
export function market(press) {
  const { ink, vary } = press,
    wares = [ink.red, ink.ochre, ink.green, ink.pale, ink.deep],
    roofs = vary([
      [ink.red, ink.green, ink.deep],
      [ink.deep, ink.red, ink.ochre],
      [ink.green, ink.deep, ink.red],
    ]);
  const fishSlab = (x, y, w) => [
    press.cut(poly(x, y - 70, x + w, y - 70, x + w + 14, y, x - 14, y), ink.pale, 2.8),
    times(3, (j) =>
      times(Math.floor(w / 96), (i) =>
        fish(press, x + 54 + i * 96 + (j % 2) * 12, y - 58 + j * 22, 0.66, press.pick([ink.mid, ink.deep, ink.red])),
      ),
    ),
    press.cut(rect(x - 14, y, w + 28, 22), ink.mid, 2.6),
  ];
  const heaps = (x, y, w, k) =>
    [0, 1, 2].map((i) =>
      crate(press, x + (i * w) / 3 + 3, y, w / 3 - 6, 46, wares[(i + k) % 5], {
        n: 5,
        size: w / 17,
        leaf: (i + k) % 2 === 0,
      }),
    );
  const stall = (x, w, i) => [
    press.fill(rect(x, 300, w, 330), press.dark ? ink.deep : ink.key, 0.92),
    press.line(open(x + 6, 240, x + 6, 700) + open(x + w - 6, 240, x + w - 6, 700), ink.key, 10),
    times(4, (j) =>
      press.cut(slab(x + 30 + (j * (w - 90)) / 3.4, 340 + (j % 2) * 10, 34, 70, 12), wares[(j + i + 2) % 5], 2),
    ),
    press.line(open(x, 332, x + w, 332), ink.ochre, 3),
    (i + press.turn) % 3 === 1 ? fishSlab(x + 6, 572, w - 12) : heaps(x, 572, w, i + press.turn),
    press.cut(rect(x - 6, 572 + 22, w + 12, 122), vary([ink.ochre, ink.mid, ink.pale]), 2.8),
    press.line(
      times(9, (j) => open(x + (j * w) / 8, 596, x + (j * w) / 8, 716)),
      ink.key,
      1.6,
      0.4,
    ),
    (i + press.turn) % 3 === 1 ? '' : heaps(x + 4, 700, w - 8, i + 2 + press.turn),
    awning(press, x - 10, 196, w + 20, 100, { n: 7, a: roofs[i] }),
    lantern(press, x + w / 2, 372, 26, ink.ochre),
  ];
  const shoppers = vary([
    [
      [330, 250],
      [620, 276],
      [860, 236],
    ],
    [
      [450, 270],
      [760, 250],
    ],
    [
      [280, 240],
      [540, 262],
      [690, 226],
      [930, 270],
    ],
  ]);
  return layers(
    sky(press, 300),
    towers(press, 330, { min: 70, span: 130, a: press.light.far[0], b: press.light.far[0], c: press.light.far[1] }),
    mist(press, 120, 2),
    press.block('M-20 330H1220V830H-20Z', ink.mid, ink.deep, 0, 0.8),
    [stall(-20, 370, 0), stall(400, 400, 1), stall(850, 380, 2)],
    press.block('M-20 716H1220V830H-20Z', ink.pale, ink.mid, 0, 0.8),
    press.key(open(-20, 716, 1220, 716), 3),
    shoppers.map(([x, s], i) =>
      person(press, x, 806, s, {
        coat: [ink.deep, ink.red, ink.green, ink.key][(i + press.turn) % 4],
        bag: ink.ochre,
        hat: ['scarf', 'cloth', undefined, 'cap'][i % 4],
      }),
    ),
  );
}
