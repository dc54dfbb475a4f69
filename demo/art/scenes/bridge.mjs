// Bridges: red, hanging, of stone.
import { layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { house, lantern } from '../blocks/buildings.mjs';
import { island, ridge, sea } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { maple, pine, spray } from '../blocks/plants.mjs';
import { ferryBoat, sail } from '../blocks/vessels.mjs';
import { birds, cloud, mist, orb, sky } from '../blocks/weather.mjs';

/** A red arch among maples. */
function arched(press) {
  const { ink } = press,
    at = (t) => [120 + 960 * t, (1 - t) ** 2 * 600 + 2 * t * (1 - t) * 330 + t * t * 600],
    deck = 'M120 600Q600 330 1080 600L1060 640Q600 390 140 640Z';
  const posts = times(13, (i) => {
    const [x, y] = at(i / 12);
    return (
      press.line(open(x, y + 10, x, y - 68), ink.red, 12) +
      press.cut(poly(x - 9, y - 68, x + 9, y - 68, x, y - 88), ink.ochre, 2)
    );
  });
  const piles = press.line(
    times(9, (i) => {
      const [x, y] = at((i + 2) / 12);
      return open(x, y + 40, x, 665);
    }),
    ink.key,
    9,
    0.75,
  );
  return [
    orb(press, 860, 210, 76),
    mist(press, 130, 3),
    ridge(press, 380, 130, { tone: press.light.far }),
    ridge(press, 460, 110, { tone: [ink.green, ink.deep], weights: [0.7, 0.1] }),
    mist(press, 340, 3),
    sea(press, 565),
    piles,
    press.cut(deck, ink.red, 3),
    press.line('M120 540Q600 268 1080 540', ink.red, 13),
    posts,
    umbrella(press, 545, 470, 150, { c: ink.ochre }),
    umbrella(press, 650, 470, 130, { c: ink.paper }),
    maple(press, 90, 780, 460),
    maple(press, 1130, 800, 380, ink.ochre, ink.red),
    spray(press, 640, 720, 240, 16, ink.red),
  ];
}

/** A long hanging bridge over the strait. */
function hanging(press) {
  const { ink } = press,
    y = 470,
    towersAt = [360, 860],
    top = 180,
    c = press.vary([ink.red, ink.paper, ink.red]);
  const cable = `M-40 400Q160 380 360 ${top}Q610 ${y + 60} 860 ${top}Q1040 380 1240 400`,
    at = (x) =>
      x < 360
        ? 400 - ((x + 40) / 400) * 60 - ((x + 40) / 400) ** 3 * 150
        : x > 860
          ? top + 210 * Math.sqrt(Math.max(0, (x - 860) / 380))
          : top + (1 - ((x - 610) / 250) ** 2) * 150;
  return [
    orb(press, 610, 330, 120),
    mist(press, 150, 4),
    island(press, 130, 560, 300, 150),
    island(press, 1080, 560, 300, 180, press.light.middle),
    sea(press, 556, { path: 610 }),
    towersAt.map(
      (x) =>
        press.cut(
          poly(x - 26, 700, x - 17, top - 30, x - 5, top - 30, x - 8, 700) +
            poly(x + 8, 700, x + 5, top - 30, x + 17, top - 30, x + 26, 700),
          c,
          2.6,
        ) +
        press.line(
          open(x - 16, 300, x + 16, 260) +
            open(x - 16, 260, x + 16, 300) +
            open(x - 18, 420, x + 18, 370) +
            open(x - 18, 370, x + 18, 420),
          c,
          6,
        ) +
        press.cut(rect(x - 50, 690, 100, 34), ink.pale, 3),
    ),
    press.line(
      times(62, (i) => {
        const x = -20 + i * 20;
        return open(x, Math.min(y, at(x)), x, y);
      }),
      ink.key,
      1.5,
      0.6,
    ),
    press.line(cable, ink.key, 5),
    press.cut(rect(-20, y, 1260, 18), c, 2.6),
    press.line(
      times(60, (i) => open(-20 + i * 21, y + 18, -10 + i * 21, y + 34, i * 21, y + 18)) +
        open(-20, y + 34, 1240, y + 34),
      ink.key,
      2.4,
    ),
    press.dark && times(25, (i) => press.fill(oval(i * 50, y - 6, 4.5), ink.ochre)),
    press.place(560, 690, ferryBoat(press, 0, 0), { scale: 0.5 }),
    sail(press, 950, 650, 0.7),
    birds(press, 180, 250, 5),
  ];
}

/** Two stone arches and their reflection. */
function stone(press) {
  const { ink } = press,
    y = 560,
    d = `M60 ${y}V470Q330 350 600 350T1140 470V${y}H950A130 130 0 0 0 690 ${y}H510A130 130 0 0 0 250 ${y}Z`,
    courses =
      times(8, (i) => open(60, 380 + i * 26, 1140, 380 + i * 26)) +
      times(70, (i) => open(70 + ((i * 97) % 1060), 380 + (i % 7) * 26, 70 + ((i * 97) % 1060), 406 + (i % 7) * 26));
  const bank = (side) =>
    [0, 1, 2].map((i) => house(press, side < 0 ? -60 + i * 110 : 850 + i * 130, 440 - i * 8, 110, 70, {}));
  return [
    orb(press, 600, 220, 90),
    mist(press, 120, 3),
    ridge(press, 360, 120, { tone: press.light.far }),
    bank(-1),
    bank(1),
    ridge(press, 470, 30, { tone: [ink.green, ink.deep], weights: [0, 0.6] }),
    sea(press, y),
    press.fade(
      0.3,
      press.fill(
        `M60 ${y}H250A130 130 0 0 0 510 ${y}H690A130 130 0 0 0 950 ${y}H1140V640Q870 760 600 760T60 640Z`,
        ink.key,
      ),
    ),
    press.block(d, ink.pale, ink.mid, 0, 0.9),
    press.inside(d, press.line(courses, ink.key, 2, 0.5)),
    press.line(`M60 470Q330 350 600 350T1140 470`, ink.paper, 10),
    press.key(d, 3),
    [0.2, 0.5, 0.8].map((t) => lantern(press, 60 + 1080 * t, 352 + 130 * (t - 0.5) ** 2 * 3.4 - 34, 13, ink.paper)),
    umbrella(press, 450, 372, 104, { c: ink.red }),
    person(press, 720, 368, 96, { coat: ink.deep, hat: 'straw' }),
    pine(press, 1090, 640, 1.1, -1),
    pine(press, 110, 660, 0.9, 1),
  ];
}

export function bridge(press) {
  return layers(
    sky(press, 500),
    press.hour === 'day' && cloud(press, 300, 180, 0.8),
    press.vary([arched, hanging, stone])(press),
  );
}
