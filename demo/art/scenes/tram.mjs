// Trams in the street.
import { layers, open, oval, poly, rect, times } from '../cuts.mjs';
import { house } from '../blocks/buildings.mjs';
import { carriageFront, railsTo } from '../blocks/carriages.mjs';
import { ridge } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { mist, orb, rainfall, sky } from '../blocks/weather.mjs';

const terrace = (press, y, h) =>
  times(7, (i) =>
    house(press, -70 + i * 190, y + press.between(-6, 6), 180, h * press.between(0.8, 1.15), {
      wall: press.pick(
        press.night ? [press.ink.mid, press.ink.deep] : [press.ink.paper, press.ink.pale, press.ink.ochre],
      ),
      roof: press.pick([press.light.roof, press.ink.red, press.ink.key]),
      pitch: 0.4,
      lit: press.light.lit,
    }),
  );

const umbrellaOr = (press, wet, x, y, s) =>
  wet ? umbrella(press, x, y, s) : person(press, x, y, s, { bag: press.ink.ochre });

/** Houses down one side of the street, each nearer one larger. */
const towersBeside = (press, side) =>
  [0.34, 0.55, 0.8, 1.1].map((t, i) => {
    const a = 600 + side * (120 + t * 430),
      b = 600 + side * (120 + (t + 0.34) * 560),
      foot = 470 + t * 150,
      h = 150 + t * 210,
      c = press.night
        ? [press.ink.deep, press.ink.key][i % 2]
        : [press.ink.pale, press.ink.ochre, press.ink.mid, press.ink.paper][i];
    return (
      press.cut(poly(a, foot, a, foot - h, b, foot - h - 60 * t, b, foot + 120 * t), c, 2.6) +
      times(4, (j) => {
        const x = a + (b - a) * (0.14 + j * 0.22),
          w = (b - a) * 0.12;
        return times(2, (k) =>
          press.fill(
            rect(Math.min(x, x + w), foot - h * (0.82 - k * 0.4), Math.abs(w), h * 0.2),
            press.chance(press.light.lit) ? press.ink.ochre : press.ink.key,
          ),
        );
      }) +
      press.cut(
        poly(a - side * 10, foot - h, a - side * 10, foot - h - 20, b, foot - h - 84 * t, b, foot - h - 60 * t),
        press.light.roof,
        2,
      )
    );
  });

/** A tram from the side. */
function sideTram(press, x, y, body) {
  const { ink } = press,
    w = 610,
    h = 280,
    d = `M${x} ${y}V${y - h + 60}Q${x} ${y - h} ${x + 50} ${y - h}H${x + w - 50}Q${x + w} ${y - h} ${x + w} ${y - h + 60}V${y}Z`;
  const panes = times(
    8,
    (i) =>
      press.cut(
        rect(x + 26 + i * 71, y - h + 54, 56, 92),
        press.chance(press.light.lit + 0.3) ? ink.ochre : ink.pale,
        2.6,
      ) +
      (i % 2
        ? press.inside(
            rect(x + 26 + i * 71, y - h + 54, 56, 92),
            press.fill(
              oval(x + 54 + i * 71, y - h + 116, 15, 17) + `M${x + 30 + i * 71} ${y - h + 150}q0 -26 24 -26t24 26z`,
              ink.key,
            ),
          )
        : ''),
  );
  return layers(
    press.fill(
      oval(x + 140, y + 8, 30) + oval(x + 210, y + 8, 30) + oval(x + 400, y + 8, 30) + oval(x + 470, y + 8, 30),
      ink.key,
    ),
    press.fill(d, ink.paper),
    press.inside(
      d,
      press.fill(rect(x, y - 122, w, 130), body) +
        press.fill(rect(x, y - 132, w, 12), ink.ochre) +
        press.fill(rect(x, y - h, w, 34), body),
    ),
    panes,
    press.cut(rect(x + 270, y - h + 50, 70, h - 56), ink.paper, 2.6),
    press.line(open(x + 305, y - h + 50, x + 305, y - 6), ink.key, 2.4),
    press.cut(
      rect(x + 278, y - h + 60, 22, 130) + rect(x + 310, y - h + 60, 22, 130),
      press.dark ? ink.ochre : ink.pale,
      2,
    ),
    press.cut(oval(x + w - 14, y - 80, 15), ink.paper, 3),
    press.key(d, 3.4),
  );
}

/** A tram comes down the street, or passes before the shops. */
export function tram(press) {
  const { ink, vary } = press,
    body = vary([ink.green, ink.red, ink.deep, ink.ochre]),
    wet = vary([0, 0, 1]),
    road = press.night ? [ink.deep, ink.key] : wet ? [ink.mid, ink.deep] : [ink.pale, ink.mid];
  const coming = () => [
    towersBeside(press, -1),
    towersBeside(press, 1),
    press.block('M-20 830V640L470 470H730L1220 640V830Z', road[0], road[1], 0, 0.85),
    railsTo(press, 600, 420, 360, 840, ink.key, { from: 0.16, sleepers: 0 }),
    press.key(open(-20, 40, 600, 380, 1220, 40) + open(600, 380, 600, -20), 2.6),
    carriageFront(press, 600, 690, 1.5, { body }),
    umbrellaOr(press, wet, 250, 720, 190),
    umbrellaOr(press, wet, 950, 700, 160),
  ];
  const passing = () => [
    ridge(press, 360, 120, { tone: press.light.far }),
    terrace(press, 520, 150),
    press.block('M-20 510H1220V830H-20Z', road[0], road[1], 0, 0.85),
    press.cut(rect(-20, 668, 1240, 9), ink.key, 1),
    press.cut(rect(-20, 724, 1240, 12), ink.key, 1),
    press.key(
      open(-20, 258, 1220, 258) +
        open(160, 520, 160, 230, 240, 230) +
        open(1030, 520, 1030, 230, 950, 230) +
        open(560, 262, 610, 350, 680, 350),
      3,
    ),
    sideTram(press, 300, 660, body),
    umbrellaOr(press, wet, 170, 780, 170),
    umbrellaOr(press, wet, 1000, 790, 190),
  ];
  return layers(
    sky(press, 480),
    !wet && orb(press, vary([600, 840, 330]), 180, 70),
    mist(press, 130, 3),
    vary([coming, passing])(),
    wet && rainfall(press, 90),
  );
}
