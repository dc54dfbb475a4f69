// A lesson.
import { layers, open, oval, poly, rect, slab, times } from '../cuts.mjs';
import { boards, clock, windowOn } from '../blocks/interiors.mjs';
import { person, seated } from '../blocks/people.mjs';
import { pot } from '../blocks/plants.mjs';

/** Rows of desks before the board. */
export function classroom(press) {
  const { ink, vary } = press,
    row = (y, s, n, from, step, k) =>
      times(n, (i) => {
        const x = from + i * step,
          c = [ink.deep, ink.red, ink.mid, ink.key][(i + k + press.turn) % 4],
          empty = (i * 3 + k + press.turn) % 7 === 0;
        return layers(
          press.cut(
            poly(x - 74 * s, y - 96 * s, x + 74 * s, y - 96 * s, x + 88 * s, y - 74 * s, x - 88 * s, y - 74 * s),
            ink.ochre,
            2.8,
          ),
          press.fill(
            rect(x - 80 * s, y - 74 * s, 9 * s, 96 * s) + rect(x + 71 * s, y - 74 * s, 9 * s, 96 * s),
            ink.key,
          ),
          press.cut(
            poly(x - 30 * s, y - 92 * s, x + 24 * s, y - 92 * s, x + 28 * s, y - 80 * s, x - 34 * s, y - 80 * s),
            ink.paper,
            1.8,
          ),
          empty
            ? ''
            : seated(press, x, y, 150 * s, {
                coat: c,
                cap: (i + k) % 3 === 1 ? [ink.ochre, ink.red][i % 2] : undefined,
              }),
          press.cut(slab(x - 50 * s, y - 40 * s, 100 * s, 44 * s, 8 * s), ink.green, 2.8),
          press.line(
            open(x - 42 * s, y, x - 46 * s, y + 70 * s) + open(x + 42 * s, y, x + 46 * s, y + 70 * s),
            ink.key,
            7 * s,
          ),
        );
      });
  const board = rect(300, 110, 600, 260),
    chalk = vary([
      () =>
        press.line(
          oval(430, 230, 44) +
            times(8, (i) =>
              open(
                430 + Math.cos(i * 0.785) * 60,
                230 + Math.sin(i * 0.785) * 60,
                430 + Math.cos(i * 0.785) * 82,
                230 + Math.sin(i * 0.785) * 82,
              ),
            ) +
            oval(640, 240, 28) +
            oval(640, 240, 90) +
            oval(780, 240, 16),
          ink.paper,
          4,
        ),
      () =>
        press.line(
          poly(400, 310, 520, 170, 640, 310) +
            open(520, 170, 520, 310) +
            oval(760, 240, 66) +
            open(760, 240, 826, 240) +
            rect(506, 296, 14, 14),
          ink.paper,
          4,
        ),
      () =>
        press.line(
          'M360 310C440 310 440 180 520 180S600 300 680 300S780 200 850 170M350 330H860M350 330V150',
          ink.paper,
          4,
        ),
    ])();
  const sideWindow = vary([1, 0, 1])
    ? [
        windowOn(press, -40, 80, 290, 380, vary(['tree', 'mountain', 'hills'])),
        windowOn(press, 950, 80, 290, 380, vary(['tree', 'mountain', 'hills'])),
      ]
    : [
        windowOn(press, -40, 80, 290, 380, 'mountain'),
        press.cut(rect(970, 110, 170, 420), ink.ochre, 3.4),
        press.cut(rect(1000, 150, 110, 110), press.ink.pale, 3),
      ];
  return layers(
    press.block('M-20 -20H1220V820H-20Z', ink.paper, vary([ink.ochre, ink.pale, ink.mid]), 0, 0.8),
    press.fill(rect(-20, 470, 1240, 80), ink.ochre, 0.8),
    press.key(open(-20, 470, 1220, 470), 2.4),
    sideWindow,
    press.block(board, ink.green, ink.deep, 0, 0.7),
    press.inside(board, chalk),
    press.line(board, ink.ochre, 13),
    press.key(board, 4),
    press.cut(rect(290, 376, 620, 14), ink.ochre, 2.4),
    press.fill(rect(420, 368, 40, 8), ink.paper) + press.fill(rect(690, 368, 30, 8), ink.red),
    clock(press, 600, 62, 34),
    boards(press, 548, ink.ochre, ink.red),
    vary([0, 1, 1]) ? person(press, vary([420, 750, 780]), 560, 230, { coat: ink.deep, legs: ink.key }) : '',
    row(612, 0.62, 5, 240, 180, 0),
    row(700, 0.86, 4, 210, 260, 1),
    row(820, 1.15, 3, 240, 360, 2),
    vary([0, 1]) && pot(press, 1080, 560, 0.9),
  );
}
