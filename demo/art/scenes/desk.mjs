// A desk by the window.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { grain } from '../press.mjs';
import { windowOn } from '../blocks/interiors.mjs';
import { pot } from '../blocks/plants.mjs';
import { cup } from '../blocks/tableware.mjs';
import { books } from '../blocks/wares.mjs';
import { steam } from '../blocks/weather.mjs';

/** A desk by the window: a screen, or forms with a pen and a seal; what stands beside them changes. */
export function desk(press) {
  const { ink, vary } = press,
    view = vary(['town', 'mountain', 'tree', 'hills']);
  const laptop = (x) => [
    press.cut(poly(x - 180, 610, x - 148, 420, x + 180, 420, x + 212, 610), ink.key, 3),
    press.fill(poly(x - 156, 598, x - 130, 436, x + 162, 436, x + 188, 598), ink.pale),
    vary([
      () =>
        press.line(
          times(4, (i) => open(x - 108, 470 + i * 28, x + 20 + (i % 3) * 40, 470 + i * 28)),
          ink.deep,
          8,
        ),
      () =>
        times(5, (i) =>
          press.fill(
            rect(
              x - 96 + i * 46,
              570 - ((i * 37 + press.turn * 13) % 90) - 20,
              28,
              ((i * 37 + press.turn * 13) % 90) + 20,
            ),
            [ink.red, ink.deep][i % 2],
          ),
        ),
      () =>
        press.fill(oval(x - 50, 510, 40), ink.red) +
        press.line(
          times(3, (i) => open(x + 20, 490 + i * 26, x + 120, 490 + i * 26)),
          ink.deep,
          8,
        ),
    ])(),
    press.cut(poly(x - 240, 612, x + 272, 612, x + 300, 646, x - 268, 646), ink.paper, 3),
  ];
  const forms = (x) => [
    press.cut(poly(x - 250, 720, x - 170, 610, x + 90, 610, x + 60, 720), ink.paper, 3),
    press.line(
      times(4, (i) => open(x - 150 - i * 18, 634 + i * 22, x + (i % 2 ? 10 : 50) - i * 8, 634 + i * 22)),
      ink.mid,
      5,
    ),
    press.fill(oval(x + 20, 696, 17, 12), ink.red),
    press.line(oval(x + 20, 696, 17, 12), ink.red, 4),
    press.cut(poly(x + 120, 720, x + 130, 612, x + 280, 612, x + 310, 720), ink.pale, 3),
    press.line(
      times(3, (i) => open(x + 148, 640 + i * 26, x + 262, 640 + i * 26)),
      ink.deep,
      5,
    ),
    press.line(open(x + 30, 660, x + 130, 570), ink.key, 13) + press.line(open(x + 48, 644, x + 130, 570), ink.red, 8),
    press.cut(slab(x + 320, 580, 40, 96, 14), ink.red, 3),
    press.cut(rect(x + 316, 660, 48, 24), ink.key, 2),
  ];
  const lamp = (x) =>
    press.line(open(x, 640, x - 40, 480, x + 60, 380), ink.key, 9) +
    press.cut(`M${x + 20} 420L${x + 64} 350L${x + 130} 408Q${x + 84} 452 ${x + 20} 420Z`, ink.red, 3) +
    (press.dark ? press.wipe(poly(x + 40, 424, x + 124, 412, x + 190, 650, x - 60, 650), ink.ochre, 0.7, 0.05) : '') +
    press.cut(`M${x - 60} 648q60 -26 120 0z`, ink.key, 2);
  const mug = (x) => [
    cup(press, x, 660, 50, vary([ink.red, ink.deep, ink.ochre]), ink.key),
    press.line(`M${x + 42} 618c40 -6 40 46 0 40`, ink.key, 9),
    steam(press, x, 590, 0.6, { o: 0.85 }),
  ];
  const pile = (x) =>
    times(4, (i) =>
      press.cut(
        slab(x - 80 + press.between(-10, 10), 620 - i * 32, 160, 32, 5),
        [ink.deep, ink.ochre, ink.red, ink.green][(i + press.turn) % 4],
        2.8,
      ),
    );
  const sets = vary([
    () => [pot(press, 200, 650, 1), laptop(600), mug(1010)],
    () => [lamp(230), forms(560), mug(1010)],
    () => [pile(220), laptop(610), pot(press, 990, 650, 0.9, { pot: ink.red })],
    () => [press.cut(rect(90, 560, 260, 14), ink.key, 2) + books(press, 96, 560, 240, 130), lamp(900), forms(600)],
  ])();
  return layers(
    press.fill('M-20 -20H1220V820H-20Z', vary([ink.deep, ink.mid, ink.red, ink.green])),
    vary([
      () => windowOn(press, 90, 50, 1020, 510, view, { cols: 2, frame: ink.key }),
      () => windowOn(press, 220, 50, 760, 500, view, { cols: 3, frame: ink.paper }),
    ])(),
    press.block('M-20 600H1220V830H-20Z', vary([ink.ochre, ink.paper, ink.ochre]), ink.red, 0, 0.6),
    grain(press, ink.key, 0.3, 18, [0, 604, 1200, 200]),
    press.key(open(-20, 600, 1220, 600), 4),
    sets,
  );
}
