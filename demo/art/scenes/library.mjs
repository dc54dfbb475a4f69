// Books to the ceiling.
import { layers, open, poly, rect, times } from '../cuts.mjs';
import { boards, pendant, windowOn } from '../blocks/interiors.mjs';
import { person, seated } from '../blocks/people.mjs';
import { bookcase, books } from '../blocks/wares.mjs';

const deskLamp = (press, x, y, s = 1) =>
  press.line(open(x, y, x, y - 58 * s), press.ink.key, 6 * s) +
  press.glow(x, y - 40 * s, 130 * s, press.ink.ochre, 0.8) +
  press.cut(`M${x - 46 * s} ${y - 56 * s}Q${x} ${y - 100 * s} ${x + 46 * s} ${y - 56 * s}Z`, press.ink.green, 3) +
  press.fill(rect(x - 22 * s, y - 6 * s, 44 * s, 8 * s), press.ink.key);

/** Cases to the ceiling, a tall window, a long table under lamps. */
export function library(press) {
  const { ink, vary } = press,
    wood = ink.key,
    ladder = (x, lean) =>
      press.line(
        open(x, 640, x + lean, 130) +
          open(x + 56, 640, x + 56 + lean, 130) +
          times(9, (i) => open(x + (lean * i) / 9, 640 - i * 56, x + 56 + (lean * i) / 9, 640 - i * 56)),
        ink.ochre,
        9,
      ) + press.key(open(x, 640, x + lean, 130) + open(x + 56, 640, x + 56 + lean, 130), 2);
  const arch = (x) => {
    const d = `M${x} 560V230A110 110 0 0 1 ${x + 220} 230V560Z`;
    return (
      press.inside(d, windowOn(press, x, 110, 220, 450, vary(['hills', 'town', 'tree']), { cols: 3, rows: 5 })) +
      press.line(d, ink.paper, 14) +
      press.key(d, 4)
    );
  };
  const reading = () => [
    press.cut(poly(180, 640, 1020, 640, 1110, 700, 90, 700), ink.ochre, 3.4),
    press.cut(rect(90, 700, 1020, 22), ink.red, 3),
    [330, 600, 870].map((x) => deskLamp(press, x, 660, 1)),
    [
      [270, 0],
      [490, 1],
      [730, 2],
      [930, 3],
    ].map(([x, i]) =>
      (i + press.turn) % 4
        ? [
            press.cut(
              poly(x - 44, 676, x - 2, 666, x - 2, 688, x - 50, 696) +
                poly(x + 44, 676, x + 2, 666, x + 2, 688, x + 50, 696),
              ink.paper,
              2,
            ),
            seated(press, x, 830, 240, { coat: [ink.deep, ink.mid, ink.red, ink.key][i] }),
          ]
        : '',
    ),
  ];
  const browsing = () => [
    person(press, 640, 742, 300, { coat: ink.red, hat: 'scarf', bag: ink.ochre }),
    press.cut(rect(780, 640, 150, 14), ink.key, 2),
    press.cut(poly(790, 654, 920, 654, 910, 750, 800, 750), ink.ochre, 3),
    books(press, 792, 640, 130, 70),
    person(press, 380, 724, 220, { coat: ink.deep }),
  ];
  const layout = vary([
    () => [
      bookcase(press, -30, 60, 470, 600, 6, { wood }),
      arch(490),
      bookcase(press, 760, 60, 470, 600, 6, { wood }),
      ladder(250, 60),
    ],
    () => [
      bookcase(press, -30, 40, 380, 620, 6, { wood }),
      bookcase(press, 370, 40, 460, 620, 6, { wood, back: ink.key }),
      bookcase(press, 850, 40, 380, 620, 6, { wood }),
      ladder(520, 50),
    ],
    () => [arch(140), arch(840), bookcase(press, 400, 60, 400, 600, 6, { wood })],
  ])();
  return layers(
    press.block(
      'M-20 -20H1220V820H-20Z',
      vary([ink.ochre, ink.mid, ink.pale]),
      press.night ? ink.key : ink.red,
      0,
      press.night ? 0.8 : 0.45,
    ),
    layout,
    press.fill(rect(-20, -20, 1240, 64), ink.key),
    boards(press, 656, vary([ink.red, ink.deep, ink.green]), ink.key),
    vary([1, 0, 1]) ? reading() : browsing(),
    [300, 900].map((x) => pendant(press, x, 120, 0.8, ink.green)),
  );
}
