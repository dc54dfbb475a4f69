// A lane between houses.
import { layers, open, poly, times } from '../cuts.mjs';
import { lantern, wires } from '../blocks/buildings.mjs';
import { ridge } from '../blocks/land.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { curtain } from '../blocks/shopfront.mjs';
import { glints, orb, rainfall, sky } from '../blocks/weather.mjs';

/** A cat, sitting, from behind. */
const cat = (press, x, y, s = 1) =>
  press.fill(
    `M${x - 22 * s} ${y}Q${x - 26 * s} ${y - 44 * s} ${x - 8 * s} ${y - 54 * s}L${x - 14 * s} ${y - 84 * s}L${x - 4 * s} ${y - 76 * s}H${x + 6 * s}L${x + 16 * s} ${y - 84 * s}L${x + 10 * s} ${y - 54 * s}Q${x + 28 * s} ${y - 44 * s} ${x + 24 * s} ${y}Z`,
    press.ink.key,
  ) + press.line(`M${x + 20 * s} ${y - 4}q${40 * s} 6 ${34 * s} ${-36 * s}`, press.ink.key, 8 * s);

/** A lane between leaning houses, its lamps and wires; one walker. */
export function alley(press) {
  const { ink, light, vary } = press,
    vx = vary([600, 560, 650]),
    vy = 470,
    c = press.night
      ? [ink.deep, ink.key, ink.deep]
      : press.hour === 'dusk'
        ? [ink.deep, ink.mid, ink.deep]
        : [ink.ochre, ink.pale, ink.mid],
    lit = press.dark ? ink.ochre : ink.key;
  const depth = [
    [0.12, 0.3],
    [0.3, 0.52],
    [0.52, 0.86],
    [0.86, 1.5],
  ];
  const side = (s) =>
    depth.map(([a, b], i) => {
      const X = (t) => vx + s * (70 + t * 520),
        foot = (t) => vy + 40 + t * 260,
        top = (t, k) => vy - (100 + 420 * t) * k,
        k = press.between(0.8, 1.1),
        wall = poly(X(a), foot(a), X(a), top(a, k), X(b), top(b, k), X(b), foot(b));
      const at = (u, v) => {
          const t = a + (b - a) * u;
          return [X(t), foot(t) + (top(t, k) - foot(t)) * v];
        },
        pane = (u0, u1, v0, v1, fillInk) =>
          press.cut(poly(...at(u0, v0), ...at(u1, v0), ...at(u1, v1), ...at(u0, v1)), fillInk, 2);
      const shop =
        i % 2
          ? [
              pane(0.12, 0.88, 0.02, 0.4, lit),
              press.line(
                times(4, (j) => poly(...at(0.12 + 0.19 * j, 0.02), ...at(0.12 + 0.19 * j, 0.4))),
                ink.key,
                2.4,
              ),
              pane(0.06, 0.94, 0.4, 0.5, press.pick([ink.red, ink.green, ink.mid])),
            ]
          : [pane(0.16, 0.5, 0.02, 0.42, ink.key), pane(0.58, 0.86, 0.14, 0.4, lit)];
      const upstairs = [0, 1].map((j) =>
          pane(0.14 + j * 0.42, 0.44 + j * 0.42, 0.6, 0.78, press.chance(light.lit) ? ink.ochre : ink.key),
        ),
        eave = press.cut(
          poly(
            X(a) - s * 4,
            top(a, k) - 4,
            X(b),
            top(b, k) - 6,
            X(b) - s * 26 * b,
            top(b, k) + 30 * b + 12,
            X(a) - s * 26 * a,
            top(a, k) + 30 * a + 12,
          ),
          light.roof,
          2,
        );
      const lamp =
        i > 0 &&
        lantern(
          press,
          X(a) - s * (14 + 46 * a),
          foot(a) + (top(a, k) - foot(a)) * 0.5,
          9 + 24 * a,
          press.pick([ink.red, ink.red, ink.paper, ink.ochre]),
          {
            long: i % 2 === 1,
          },
        );
      return [press.block(wall, c[i % 3], ink.key, 0.05, 0.55), press.key(wall, 2.4), shop, upstairs, eave, lamp];
    });
  const road = poly(vx - 110, vy + 30, vx + 110, vy + 30, 1260, 830, -60, 830),
    wet = vary([1, 0, 0]) && press.dark;
  return layers(
    sky(press, 480),
    orb(press, vx + vary([40, -30, 10]), vary([250, 180, 300]), vary([54, 70, 46])),
    ridge(press, 470, 60, { tone: light.far }),
    press.block('M-20 480H1220V830H-20Z', c[0], ink.key),
    press.block(road, press.night ? ink.mid : ink.paper, press.night ? ink.key : ink.mid, 0.1, 0.9),
    press.line(
      times(8, (i) => {
        const t = ((i + 1) / 8) ** 1.7,
          y = vy + 34 + t * 330;
        return open(vx - 110 - t * 550, y, vx + 110 + t * 550, y);
      }) + times(9, (i) => open(vx - 90 + i * 22, vy + 34, vx - 640 + i * 160, 830)),
      ink.key,
      1.8,
      0.3,
    ),
    side(-1),
    side(1),
    press.dark &&
      [-60, 50, 0].map((dx, i) => glints(press, vx + dx * (1 + i), vy + 80 + i * 50, 60, ink.ochre, { n: 5, o: 0.45 })),
    wires(press, 110, 70, 3),
    press.key(open(vx - 210, vy + 70, vx - 210, 90, vx - 250, 90), 6),
    vary([
      () => umbrella(press, vx + 10, 690, 220, { c: ink.red }),
      () => [person(press, vx - 50, 680, 190, { coat: ink.red, bag: ink.ochre }), cat(press, vx + 120, 690)],
      () => [
        person(press, vx - 30, 650, 150, { coat: ink.deep, hat: 'cap' }),
        person(press, vx + 50, 650, 140, { coat: ink.ochre }),
        curtain(press, vx - 60, vy - 50, 120, 50, { cs: [ink.red], n: 3, stroke: 2.5, wave: 2 }),
      ],
    ])(),
    wet && rainfall(press, 80, 0.45),
  );
}
