// Under the turning stars.
import { f, layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { ground, ridge } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { pine } from '../blocks/plants.mjs';
import { mist, orb, sky, starField } from '../blocks/weather.mjs';

/** Trails of stars round the pole. */
const trails = (press, x, y) =>
  press.line(
    times(16, (i) => {
      const R = 60 + i * 46,
        a = press.r() * 5,
        b = a + press.between(0.4, 1.3);
      return `M${f(x + Math.cos(a) * R)} ${f(y + Math.sin(a) * R)}A${R} ${R} 0 0 1 ${f(x + Math.cos(b) * R)} ${f(y + Math.sin(b) * R)}`;
    }),
    press.ink.pale,
    2,
    0.65,
  );

/** A telescope's house with its slit open; x, y the middle of its foot. */
function starHouse(press, x, y, s) {
  const { ink } = press,
    X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s),
    R = f(140 * s),
    shell = `M${X(-140)} ${Y(-120)}A${R} ${R} 0 0 1 ${X(140)} ${Y(-120)}Z`;
  return layers(
    press.block(
      rect(x - 140 * s, y - 120 * s, 280 * s, 120 * s),
      press.night ? ink.pale : ink.paper,
      ink.mid,
      0.1,
      0.9,
      { across: true },
    ),
    press.block(shell, ink.paper, ink.mid, 0.05, 0.8, { across: true }),
    press.inside(
      shell,
      press.fill(
        `M${X(-10)} ${Y(-270)}L${X(70)} ${Y(-250)}Q${X(84)} ${Y(-180)} ${X(54)} ${Y(-118)}H${X(-30)}Q${X(6)} ${Y(-190)} ${X(-10)} ${Y(-270)}Z`,
        ink.key,
      ) +
        press.line(
          times(6, (i) => `M${X(0)} ${Y(-262)}Q${X(-150 + i * 24)} ${Y(-230)} ${X(-130 + i * 22)} ${Y(-118)}`),
          ink.mid,
          2,
          0.6,
        ),
    ),
    press.cut(
      poly(x + 8 * s, y - 150 * s, x + 76 * s, y - 268 * s, x + 104 * s, y - 252 * s, x + 40 * s, y - 134 * s),
      ink.ochre,
      3,
    ),
    press.cut(rect(x - 152 * s, y - 128 * s, 304 * s, 16 * s), ink.red, 2.4),
    times(4, (i) =>
      press.cut(
        rect(x + (-112 + i * 62) * s, y - 84 * s, 30 * s, 40 * s),
        press.dark && i !== 1 ? ink.ochre : ink.key,
        2,
      ),
    ),
    press.key(`M${X(-140)} ${Y(0)}V${Y(-120)}M${X(140)} ${Y(0)}V${Y(-120)}${shell}`, 3.2),
  );
}

/** A dish that listens; x, y its foot. */
function dish(press, x, y, s, tilt = -30) {
  const { ink } = press,
    bowlPath = 'M-150 0A150 150 0 0 0 150 0Q0 50 -150 0Z';
  return layers(
    press.cut(poly(x - 60 * s, y, x - 16 * s, y - 150 * s, x + 16 * s, y - 150 * s, x + 60 * s, y), ink.pale, 3),
    press.line(
      open(x - 46 * s, y - 40 * s, x + 26 * s, y - 120 * s) + open(x + 46 * s, y - 40 * s, x - 26 * s, y - 120 * s),
      ink.key,
      3.4,
    ),
    press.place(
      x,
      y - 250 * s,
      layers(
        press.block(bowlPath, ink.paper, ink.mid, 0, 0.8),
        press.cut(oval(0, 0, 150, 36), ink.pale, 3),
        press.line(
          oval(0, 0, 96, 22) +
            oval(0, 0, 46, 10) +
            times(8, (i) => open(0, 0, Math.cos(i * 0.785) * 150, Math.sin(i * 0.785) * 36)),
          ink.key,
          2,
          0.5,
        ),
        press.line(open(-100, 24, 0, -120, 100, 24) + open(0, 34, 0, -120), ink.key, 4),
        press.cut(oval(0, -124, 13), ink.red, 2.6),
        press.key(bowlPath, 3),
      ),
      { scale: s, turn: tilt },
    ),
    press.cut(rect(x - 80 * s, y - 12 * s, 160 * s, 26 * s), ink.ochre, 2.6),
  );
}

/** Domes or a dish under turning stars. */
export function observatory(press) {
  const { ink, vary } = press,
    px = vary([760, 420, 820]),
    watchers = (x, y) => [
      person(press, x, y, 80, { coat: ink.red, hat: 'scarf' }),
      person(press, x + 44, y + 4, 70, { coat: ink.ochre }),
      press.line(open(x + 96, y, x + 116, y - 50, x + 136, y) + open(x + 98, y - 34, x + 150, y - 72), ink.key, 5),
    ];
  const set = vary([
    () => [
      ridge(press, 570, 80, { tone: [ink.deep, ink.key], weights: [0.2, 0.9] }),
      starHouse(press, 500, 610, 1.15),
      starHouse(press, 850, 600, 0.5),
    ],
    () => [
      ridge(press, 570, 60, { tone: [ink.deep, ink.key], weights: [0.2, 0.9] }),
      dish(press, 600, 630, 1.35),
      dish(press, 950, 610, 0.55),
      dish(press, 1070, 600, 0.38),
    ],
    () => [
      press.block('M-40 830C200 760 360 560 480 520H740C860 560 1000 740 1240 800V830Z', ink.deep, ink.key, 0.1, 0.9),
      press.key('M-40 830C200 760 360 560 480 520H740C860 560 1000 740 1240 800', 3),
      starHouse(press, 600, 530, 1.1),
    ],
  ])();
  return layers(
    sky(press, 600),
    press.dark && starField(press, 520, 120),
    press.dark && trails(press, px, 200),
    press.hour !== 'night' && orb(press, 250, 380, 60),
    press.night && orb(press, vary([980, 220, 1000]), 150, 42),
    ridge(press, 520, 110, { tone: press.light.far }),
    mist(press, 500, 3, { o: 0.5 }),
    set,
    ground(press, 640, { tone: [ink.deep, ink.key], sway: 30 }),
    pine(press, 180, 720, 0.8, 1),
    pine(press, 1050, 740, 0.9, -1),
    watchers(vary([330, 260, 850]), 690),
  );
}
