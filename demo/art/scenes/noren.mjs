// A shop curtain and its doors.
import { layers, rect, times } from '../cuts.mjs';
import { grain } from '../press.mjs';
import { lantern } from '../blocks/buildings.mjs';
import { person, umbrella } from '../blocks/people.mjs';
import { pot } from '../blocks/plants.mjs';
import { crests, curtain, eaves, floor, lattice, wall } from '../blocks/shopfront.mjs';

/** Curtains before lit doors; somebody goes in. */
export function noren(press) {
  const { ink, vary } = press,
    [flat, wiped] = wall(press),
    n = vary([4, 2, 3]),
    w = vary([860, 520, 680]),
    x = 600 - w / 2,
    h = vary([260, 300, 230]),
    first = press.turn % crests.length;
  const cs = vary([[ink.deep, ink.green], [ink.red], [ink.deep]]);
  const panels = times(n, (i) =>
    curtain(press, x + 20 + (i * (w - 40)) / n, 232, (w - 40) / n, h, {
      n: 1,
      cs: [cs[i % cs.length]],
      crest: crests[(first + (n > 2 ? i : 0)) % crests.length],
      stroke: 8,
      wave: 8,
    }),
  );
  const sides = vary([
    () => [lantern(press, 80, 360, 46), lantern(press, 1120, 360, 46)],
    () => [
      lattice(press, 60, 300, 220, 260, { cols: 5, rows: 4 }),
      lattice(press, 920, 300, 220, 260, { cols: 5, rows: 4 }),
      pot(press, 170, 720, 1.1, { pot: ink.red }),
      pot(press, 1010, 720, 1.1, { pot: ink.red }),
    ],
    () => [
      lantern(press, 160, 380, 50, ink.paper, { long: true }),
      lantern(press, 1040, 380, 50, ink.paper, { long: true }),
      pot(press, 60, 720, 1.2, { pot: ink.deep }),
    ],
  ])();
  const guest = vary([
    () => [umbrella(press, 560, 740, 250, { c: ink.red }), umbrella(press, 720, 760, 196, { c: ink.pale })],
    () => person(press, 600, 730, 270, { coat: ink.deep, sash: ink.red, bag: ink.ochre }),
    () => [
      person(press, 540, 740, 250, { coat: ink.red, hat: 'scarf' }),
      person(press, 660, 744, 232, { coat: ink.key, bag: ink.ochre }),
    ],
  ])();
  return layers(
    press.block('M-20 -20H1220V820H-20Z', press.night ? ink.deep : flat, press.night ? ink.key : wiped, 0, 0.75),
    grain(press, ink.key, 0.2, 24),
    press.cut(rect(x - 26, 150, w + 52, 600), ink.key, 3),
    lattice(press, x, 222, w, 500, { cols: n * 3, rows: 7, c: press.hour === 'day' ? ink.paper : ink.ochre }),
    eaves(press, 130),
    panels,
    sides,
    floor(press),
    guest,
  );
}
