// A bookshop from the pavement.
import { layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { pendant } from '../blocks/interiors.mjs';
import { person } from '../blocks/people.mjs';
import { pot } from '../blocks/plants.mjs';
import { awning, floor } from '../blocks/shopfront.mjs';
import { bookcase, books } from '../blocks/wares.mjs';

/** A lit window of books, boxes of them on the pavement, a reader who cannot pass. */
export function bookshop(press) {
  const { ink, vary } = press,
    front = vary([ink.green, ink.deep, ink.red, ink.mid]),
    lit = press.dark ? ink.ochre : ink.paper;
  const pane = (x, w) => [
    press.fill(rect(x, 250, w, 330), lit),
    press.inside(
      rect(x, 250, w, 330),
      layers(
        bookcase(press, x + 8, 256, w - 16, 190, 3, { back: press.dark ? ink.red : ink.mid }),
        press.fill(rect(x, 452, w, 130), lit),
        times(Math.floor(w / 84), (i) => {
          const c = press.pick([ink.red, ink.deep, ink.green, ink.mid]),
            bx = x + 18 + i * 84,
            d = poly(bx, 566, bx + 8, 482, bx + 66, 482, bx + 58, 566);
          return (
            press.cut(d, c, 2.4) +
            press.fill(
              press.pick([
                oval(bx + 33, 520, 13),
                poly(bx + 20, 545, bx + 34, 500, bx + 48, 545),
                rect(bx + 22, 506, 24, 30),
              ]),
              ink.paper,
            )
          );
        }),
      ),
    ),
    press.line(rect(x, 250, w, 330), ink.key, 8),
    press.line(open(x + w / 2, 250, x + w / 2, 580), ink.key, 5),
  ];
  const cart = (x, y, w) => [
    press.cut(poly(x, y - 150, x + w, y - 150, x + w + 14, y - 20, x - 14, y - 20), ink.ochre, 3),
    books(press, x + 10, y - 92, w - 20, 74),
    press.fill(rect(x, y - 94, w, 9), ink.key),
    books(press, x + 2, y - 24, w - 4, 62),
    press.cut(rect(x - 14, y - 28, w + 28, 14), ink.key, 2),
    press.fill(oval(x + 24, y - 4, 13) + oval(x + w - 24, y - 4, 13), ink.key),
  ];
  const layout = vary([
    { a: 190, wa: 330, door: 540, b: 690, wb: 320, cart: 300, reader: [620, 760, 270] },
    { a: 130, wa: 460, door: 620, b: 770, wb: 300, cart: 240, reader: [530, 766, 280] },
    { a: 210, wa: 260, door: 490, b: 640, wb: 420, cart: 730, reader: [640, 762, 275] },
  ]);
  return layers(
    press.block('M-20 -20H1220V820H-20Z', press.night ? ink.deep : ink.pale, press.night ? ink.key : ink.mid, 0, 0.7),
    times(4, (i) =>
      press.cut(rect(150 + i * 250, -10, 110, 70), press.chance(press.light.lit) ? ink.ochre : ink.key, 3),
    ),
    press.cut(rect(80, 130, 1040, 600), front, 3),
    awning(press, 70, 128, 1060, 92, {
      n: 16,
      a: vary([ink.red, ink.paper, ink.deep]),
      b: vary([ink.paper, ink.ochre, ink.paper]),
    }),
    pane(layout.a, layout.wa),
    pane(layout.b, layout.wb),
    press.cut(rect(layout.door, 250, 120, 476), ink.key, 3),
    press.fill(rect(layout.door + 14, 266, 92, 300), lit),
    press.line(open(layout.door + 60, 266, layout.door + 60, 566), ink.key, 4),
    floor(press, 726),
    pendant(press, layout.door + 60, 330, 0.5, ink.red, { top: 250 }),
    cart(layout.cart, 760, 250),
    person(press, ...layout.reader, { coat: vary([ink.red, ink.ochre, ink.deep]), bag: ink.mid, hat: 'scarf' }),
    vary([0, 1, 1]) && person(press, 900, 756, 200, { coat: ink.key, hat: 'cap' }),
    pot(press, 1060, 740, 0.9, { pot: ink.ochre }),
  );
}
