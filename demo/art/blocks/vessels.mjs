// Boats. All face left; x, y is the middle of the waterline.
import { f, layers, open, oval, poly, rect, times } from '../cuts.mjs';

/** A car ferry with decks, funnel and wake. */
export function ferryBoat(press, x, y, { funnel = press.ink.red, hull = press.ink.deep } = {}) {
  const { ink } = press,
    lit = () => (press.chance(press.light.lit + 0.3) ? ink.ochre : ink.key),
    at = (a, b) => [x - 130 + a, y - 34 + b];
  const [ax, ay] = at(0, 0),
    P = (...n) => poly(...n.map((v, i) => v + (i % 2 ? ay : ax)));
  const hullPath = `M${ax - 96} ${ay - 44}H${ax + 352}Q${ax + 348} ${ay + 12} ${ax + 322} ${ay + 34}H${ax - 36}Q${ax - 76} ${ay + 6} ${ax - 96} ${ay - 44}Z`;
  return layers(
    press.line(`M${ax - 210} ${ay + 44}q120 22 300 20t340 -4`, ink.paper, 9, 0.9),
    press.cut(P(-30, -40, 330, -40, 330, -92, 10, -92), ink.paper),
    press.cut(P(60, -92, 290, -92, 290, -132, 84, -132), ink.paper),
    press.cut(P(100, -132, 168, -132, 168, -156, 112, -156), ink.paper),
    press.cut(P(206, -132, 260, -132, 260, -186, 214, -194), funnel),
    press.fill(P(209, -168, 260, -164, 260, -152, 208, -155), ink.paper),
    times(11, (i) => press.fill(rect(ax + 26 + i * 27, ay - 78, 16, 17), lit())),
    times(6, (i) => press.fill(rect(ax + 96 + i * 26, ay - 121, 15, 14), lit())),
    press.fill(rect(ax + 114, ay - 150, 46, 9), ink.key),
    press.block(hullPath, hull, ink.key, 0, 0.5, { from: 0.3 }),
    press.line(open(ax - 84, ay - 24, ax + 351, ay - 24), ink.paper, 6),
    press.key(hullPath, 3),
    press.key(
      open(ax - 60, ay - 44, ax - 60, ay - 114, ax + 10, ay - 92) + open(ax + 130, ay - 156, ax + 130, ay - 212),
      2.6,
    ),
  );
}

/** A fishing boat: cabin, mast, and by night a row of lamps. */
export function trawler(
  press,
  x,
  y,
  s,
  { hull = press.pick([press.ink.deep, press.ink.red, press.ink.green]), lamps = false } = {},
) {
  const { ink } = press,
    X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s);
  const body = `M${X(-150)} ${Y(-62)}C${X(-100)} ${Y(-40)} ${X(60)} ${Y(-34)} ${X(130)} ${Y(-46)}L${X(122)} ${Y(8)}Q${X(0)} ${Y(18)} ${X(-96)} ${Y(8)}Q${X(-134)} ${Y(-24)} ${X(-150)} ${Y(-62)}Z`;
  const bulbs = lamps
    ? times(7, (i) => press.glow(x + (-96 + i * 31) * s, y - 98 * s, 44 * s, ink.ochre, 0.6)) +
      times(7, (i) => press.cut(oval(x + (-96 + i * 31) * s, y - 98 * s, 9 * s), ink.ochre, 2))
    : '';
  return layers(
    press.line(`M${X(-20)} ${Y(-40)}V${Y(-210)}M${X(100)} ${Y(-44)}V${Y(-150)}`, ink.key, 5 * s),
    press.key(
      `M${X(-150)} ${Y(-62)}L${X(-20)} ${Y(-206)}L${X(100)} ${Y(-148)}L${X(130)} ${Y(-46)}M${X(-20)} ${Y(-150)}L${X(70)} ${Y(-90)}`,
      2,
    ),
    lamps && press.line(`M${X(-110)} ${Y(-112)}H${X(104)}`, ink.key, 3.4 * s),
    press.cut(rect(x - 6 * s, y - 104 * s, 76 * s, 66 * s), ink.paper, 2.6),
    press.cut(
      poly(x - 16 * s, y - 104 * s, x + 82 * s, y - 104 * s, x + 74 * s, y - 118 * s, x - 8 * s, y - 118 * s),
      ink.red,
      2.4,
    ),
    press.fill(
      rect(x + 4 * s, y - 92 * s, 22 * s, 22 * s) + rect(x + 36 * s, y - 92 * s, 22 * s, 22 * s),
      press.dark ? ink.ochre : ink.key,
    ),
    press.block(body, hull, ink.key, 0, 0.5, { from: 0.4 }),
    press.line(`M${X(-138)} ${Y(-44)}Q${X(-40)} ${Y(-20)} ${X(127)} ${Y(-30)}`, ink.paper, 5 * s),
    press.key(body, 3),
    bulbs,
    press.line(
      `M${X(-180)} ${Y(14)}q${f(90 * s)} ${f(10 * s)} ${f(180 * s)} ${f(8 * s)}t${f(160 * s)} ${f(-4 * s)}`,
      ink.paper,
      5 * s,
      0.8,
    ),
  );
}

/** A small sailing boat. */
export function sail(press, x, y, s, c = press.ink.paper) {
  const X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s),
    { ink } = press;
  return layers(
    press.cut(`M${X(-4)} ${Y(-14)}V${Y(-96)}Q${X(-44)} ${Y(-54)} ${X(-48)} ${Y(-14)}Z`, c, 2),
    press.cut(`M${X(4)} ${Y(-12)}V${Y(-108)}Q${X(50)} ${Y(-70)} ${X(52)} ${Y(-12)}Z`, c, 2),
    press.cut(`M${X(-60)} ${Y(-8)}Q${X(0)} ${Y(2)} ${X(64)} ${Y(-10)}L${X(46)} ${Y(14)}H${X(-40)}Z`, ink.key, 2),
  );
}

/** An open rowing boat with a man standing at the oar. */
export function skiff(press, x, y, s, c = press.ink.ochre) {
  const X = (n) => f(x + n * s),
    Y = (n) => f(y + n * s);
  return (
    press.cut(
      `M${X(-110)} ${Y(-34)}Q${X(-40)} ${Y(-8)} ${X(90)} ${Y(-20)}L${X(112)} ${Y(-28)}L${X(84)} ${Y(10)}Q${X(0)} ${Y(18)} ${X(-66)} ${Y(8)}Q${X(-96)} ${Y(-10)} ${X(-110)} ${Y(-34)}Z`,
      c,
      2.6,
    ) + press.line(`M${X(60)} ${Y(-70)}L${X(150)} ${Y(24)}`, press.ink.key, 4 * s)
  );
}
