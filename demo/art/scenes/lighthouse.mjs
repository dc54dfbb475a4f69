// A light on its rock.
import { f, layers, poly, rect } from '../cuts.mjs';
import { house } from '../blocks/buildings.mjs';
import { island, rock, sea } from '../blocks/land.mjs';
import { birds, cloud, mist, orb, sky } from '../blocks/weather.mjs';

/** A white tower on its rock, with a beam when it is dark. */
export function lighthouse(press) {
  const { ink, vary } = press,
    x = vary([620, 540, 690]),
    s = vary([1, 0.86, 1.12]),
    base = 560,
    top = base - 330 * s,
    w = 50 * s,
    t = 33 * s;
  const tower = `M${f(x - w)} ${base}L${f(x - t)} ${f(top)}H${f(x + t)}L${f(x + w)} ${base}Z`,
    at = (k) => w + (t - w) * k,
    band = (a, b) =>
      poly(
        x - at(a),
        base - 330 * s * a,
        x - at(b),
        base - 330 * s * b,
        x + at(b),
        base - 330 * s * b,
        x + at(a),
        base - 330 * s * a,
      );
  const beam = press.dark && [
    press.wipe(poly(x, top - 32 * s, 1300, top - 190, 1300, top + 60), ink.ochre, 0.75, 0.05, { across: true }),
    press.wipe(poly(x, top - 32 * s, -100, top - 70, -100, top + 110), ink.ochre, 0, 0.75, { across: true }),
  ];
  const crag = `M${x - 330} 620C${x - 290} 560 ${x - 210} 590 ${x - 170} 540S${x - 70} 560 ${x} 550S${x + 120} 530 ${x + 190} 570S${x + 300} 570 ${x + 380} 640Z`;
  const foam = (y, k) =>
    press.line(`M${x - 380} ${y}q40 -22 80 0t80 0 80 0 80 0 80 0 80 0 80 0 80 0 80 0`, ink.paper, k, 0.9);
  return layers(
    sky(press, 560),
    !press.night && orb(press, vary([250, 900, 300]), vary([330, 240, 420]), vary([96, 70, 120])),
    press.night && orb(press, vary([230, 960, 280]), 150, 44),
    press.hour === 'day' ? [cloud(press, 260, 200, 1.1), cloud(press, 930, 280, 0.8)] : mist(press, 190, 4),
    island(press, vary([930, 190, 150]), 566, 260, 90),
    beam,
    sea(press, 562, { path: press.hour === 'day' ? 0 : vary([250, 900, 300]) }),
    press.block(crag, vary([ink.green, ink.mid, ink.key]), ink.key, 0, 0.8),
    press.key(crag, 2.8),
    house(press, x + 70, 566, 120 * s, 56 * s, { roof: ink.red, lit: 0.6, wall: ink.paper }),
    press.block(tower, ink.paper, ink.mid, 0.1, 0.75, { across: true }),
    press.inside(
      tower,
      layers(
        press.fill(band(0.16, 0.36), vary([ink.red, ink.red, ink.key])),
        press.fill(band(0.56, 0.76), vary([ink.red, ink.red, ink.key])),
      ),
    ),
    press.key(tower, 3),
    press.fill(
      rect(x - 8 * s, base - 150 * s, 16 * s, 26 * s) + rect(x - 7 * s, base - 268 * s, 14 * s, 24 * s),
      ink.key,
    ),
    press.cut(rect(x - t - 16 * s, top - 10 * s, 2 * t + 32 * s, 13 * s), ink.key, 2),
    press.dark && press.glow(x, top - 34 * s, 130 * s, ink.ochre, 0.9),
    press.cut(rect(x - 24 * s, top - 58 * s, 48 * s, 48 * s), press.dark ? ink.ochre : ink.pale, 2.6),
    press.line(
      `M${f(x - 8 * s)} ${f(top - 58 * s)}v${f(48 * s)}M${f(x + 8 * s)} ${f(top - 58 * s)}v${f(48 * s)}`,
      ink.key,
      2.4,
    ),
    press.cut(
      `M${f(x - 34 * s)} ${f(top - 58 * s)}Q${f(x)} ${f(top - 118 * s)} ${f(x + 34 * s)} ${f(top - 58 * s)}Z`,
      ink.red,
      2.6,
    ),
    press.line(`M${f(x)} ${f(top - 90 * s)}v${f(-26 * s)}`, ink.key, 3.4),
    rock(press, x - 250, 660, 90, 60, ink.deep),
    rock(press, x + 310, 676, 120, 74, ink.deep),
    rock(press, x - 40, 650, 70, 40, ink.deep),
    foam(644, 7),
    foam(672, 5),
    foam(700, 4),
    birds(press, x - 380, 250, 6),
  );
}
