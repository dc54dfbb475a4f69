// Cranes on the marsh and on the wing.
import { layers, oval, times } from '../cuts.mjs';
import { ground, peak, ridge, sea } from '../blocks/land.mjs';
import { pine, reeds } from '../blocks/plants.mjs';
import { mist, orb, sky, snowfall } from '../blocks/weather.mjs';

/** A crane standing, about 330 tall at 1, facing right; `head` down to feed, up to call. */
function standing(press, x, y, s, { head = 'up', wings = false, flip = false } = {}) {
  const { ink } = press,
    neck = {
      up: 'M70 -214C118 -236 108 -290 96 -334C92 -352 104 -366 122 -362',
      call: 'M70 -214C112 -240 96 -300 120 -340C126 -352 132 -362 138 -372',
      down: 'M74 -206C130 -210 168 -170 178 -112C180 -96 190 -84 200 -76',
    }[head];
  const tip = { up: [122, -362, 10], call: [138, -372, -58], down: [200, -76, 52] }[head],
    body =
      'M86 -216C60 -252 -10 -250 -60 -214C-96 -188 -124 -170 -140 -150C-90 -140 -30 -146 20 -158C60 -168 88 -188 86 -216Z',
    tail =
      'M-50 -216C-90 -206 -140 -170 -162 -118C-136 -130 -122 -130 -112 -120C-100 -136 -84 -136 -70 -126C-64 -146 -52 -152 -34 -154Z';
  const raised = wings
    ? press.cut(
        'M40 -236C20 -330 -40 -400 -150 -440C-130 -410 -140 -390 -130 -372C-150 -366 -150 -350 -138 -334C-154 -324 -146 -306 -124 -294C-110 -262 -60 -226 0 -214Z',
        ink.paper,
        3,
      ) +
      press.fill(
        'M-150 -440C-130 -410 -140 -390 -130 -372C-150 -366 -150 -350 -138 -334C-154 -324 -146 -306 -124 -294C-118 -310 -116 -330 -104 -350C-110 -380 -126 -410 -150 -440Z',
        ink.key,
      ) +
      press.cut(
        'M66 -226C90 -320 150 -380 250 -400C236 -376 244 -360 226 -346C236 -332 222 -318 204 -312C190 -276 140 -236 84 -214Z',
        ink.paper,
        3,
      ) +
      press.fill(
        'M250 -400C236 -376 244 -360 226 -346C236 -332 222 -318 204 -312C200 -330 204 -346 196 -360C212 -378 230 -392 250 -400Z',
        ink.key,
      )
    : '';
  return press.place(
    x,
    y,
    layers(
      press.line('M10 -156L16 -80L2 0M2 0l26 4M44 -166L56 -84L48 0M48 0l26 4', ink.key, 6.5),
      raised,
      press.block(body, ink.paper, ink.pale, 0, 0.8),
      press.key(body, 3),
      press.fill(tail, ink.key),
      press.line('M-20 -226C-50 -204 -80 -186 -104 -172M10 -230C-20 -206 -40 -190 -60 -178', ink.mid, 2.4, 0.7),
      press.line(neck, ink.key, 17),
      press.line(
        head === 'down' ? 'M84 -207C120 -206 144 -186 160 -156' : 'M84 -222C100 -232 108 -250 106 -276',
        ink.paper,
        7,
      ),
      press.place(
        tip[0],
        tip[1],
        press.fill('M-16 4C-14 -12 10 -14 20 -4L58 4L18 8C6 14 -12 14 -16 4Z', ink.key) +
          press.fill('M-12 -4C-8 -14 8 -14 15 -7C4 -4 -4 -4 -12 -4Z', ink.red),
        { turn: tip[2] },
      ),
    ),
    { scale: s, flip },
  );
}

/** A crane in flight, about 420 wide at 1. */
const inFlight = (press, x, y, s, turn = -8) => {
  const { ink } = press;
  return press.place(
    x,
    y,
    layers(
      press.line('M-90 14L-210 34M-90 20L-206 44', ink.key, 5),
      press.cut(
        'M10 -10C-10 -80 -60 -150 -150 -190C-140 -160 -150 -146 -134 -128C-150 -116 -138 -100 -120 -90C-110 -60 -80 -20 -40 10Z',
        ink.paper,
        3,
      ),
      press.fill(
        'M-150 -190C-140 -160 -150 -146 -134 -128C-150 -116 -138 -100 -120 -90C-116 -106 -110 -120 -104 -134C-118 -154 -134 -174 -150 -190Z',
        ink.key,
      ),
      press.block(
        'M90 -4C60 -24 0 -26 -50 -8C-80 4 -100 10 -110 20C-60 26 20 26 60 16C84 10 96 4 90 -4Z',
        ink.paper,
        ink.pale,
        0,
        0.8,
      ),
      press.key('M90 -4C60 -24 0 -26 -50 -8C-80 4 -100 10 -110 20C-60 26 20 26 60 16C84 10 96 4 90 -4Z', 3),
      press.cut(
        'M30 10C30 70 0 130 -70 176C-70 150 -84 140 -70 122C-84 114 -72 98 -56 90C-50 60 -30 30 -10 14Z',
        ink.paper,
        3,
      ),
      press.fill(
        'M-70 176C-70 150 -84 140 -70 122C-84 114 -72 98 -56 90C-52 106 -52 118 -46 130C-52 148 -60 164 -70 176Z',
        ink.key,
      ),
      press.line('M84 2C120 -6 150 0 186 -6', ink.key, 13),
      press.fill('M176 -12C190 -18 204 -12 210 -6L250 0L208 4C196 8 180 4 176 -12Z', ink.key) +
        press.fill('M182 -12C190 -18 200 -16 206 -10Z', ink.red),
    ),
    { scale: s, turn },
  );
};

/** On the marsh, in the snow, or in a line across the sun. */
export function cranes(press) {
  const { ink, vary } = press,
    sx = vary([700, 420, 600]);
  const marsh = () => [
    ridge(press, 450, 80, { tone: press.light.far, base: 500 }),
    mist(press, 400, 3),
    sea(press, 490, { path: sx, lines: 50 }),
    reeds(press, 140, 800, 250, 16, ink.green),
    reeds(press, 1080, 790, 270, 18, ink.green),
    standing(press, 480, 730, 1.25, { head: 'up' }),
    standing(press, 830, 720, 1.1, { head: 'down', flip: true }),
    press.line(
      times(6, (i) => `M${400 + i * 90} ${742 + (i % 2) * 14}q40 -8 80 0`),
      ink.paper,
      4,
    ),
    inFlight(press, 260, 240, 0.42),
    inFlight(press, 400, 180, 0.32),
  ];
  const dance = () => [
    ridge(press, 430, 100, { tone: press.light.far }),
    pine(press, 1090, 590, 1.2, -1),
    mist(press, 380, 3),
    ground(press, 540, { tone: press.night ? [ink.pale, ink.mid] : [ink.paper, ink.pale], sway: 20 }),
    standing(press, 400, 730, 1.15, { head: 'call', wings: true }),
    standing(press, 830, 740, 1.2, { head: 'call', flip: true }),
    press.fill(
      times(12, (i) => oval(300 + i * 52, 752 + (i % 3) * 12, 7, 3)),
      ink.mid,
      0.6,
    ),
    snowfall(press, 110),
  ];
  const line = () => [
    peak(press, 860, 640, 460, 240),
    mist(press, 500, 4),
    ridge(press, 700, 90, {}),
    reeds(press, 240, 820, 120, 12),
    reeds(press, 960, 820, 130, 12),
    inFlight(press, 600, 350, 1.35, -10),
    inFlight(press, 290, 460, 0.8, -12),
    inFlight(press, 920, 210, 0.7, -8),
    inFlight(press, 200, 250, 0.4, -8),
  ];
  return layers(
    sky(press, 560),
    orb(press, sx, vary([230, 210, 320]), vary([120, 84, 190])),
    mist(press, 130, 4),
    vary([marsh, dance, line])(),
  );
}
