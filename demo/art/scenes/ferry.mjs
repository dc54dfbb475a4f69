// A car ferry among islands.
import { layers, open, times } from '../cuts.mjs';
import { island, ridge, sea } from '../blocks/land.mjs';
import { person } from '../blocks/people.mjs';
import { ferryBoat, sail } from '../blocks/vessels.mjs';
import { birds, mist, orb, sky, smoke } from '../blocks/weather.mjs';

/** A boat between islands: by the sun, far out under ridges, or seen from the pier. */
export function ferry(press) {
  const { ink, light, vary } = press,
    from = vary(['near', 'pier', 'islands']),
    sx = vary([830, 560, 330]),
    y = 492;
  const land =
    from === 'islands'
      ? [island(press, 250, y, 230, 120), island(press, 930, y, 280, 170, light.middle), mist(press, 440, 2)]
      : [
          ridge(press, 432, 110, { tone: light.far, step: 70, base: 520 }),
          ridge(press, 468, 70, { step: 50, base: 540 }),
          mist(press, 424, 3),
        ];
  const boat = layers(
    ferryBoat(press, 0, 0, { hull: vary([ink.deep, ink.green, ink.deep]) }),
    smoke(press, 112, -232, 1),
  );
  const pier = () => [
    press.cut('M-20 736H720L690 764H-20Z', ink.ochre, 3),
    press.line(
      times(6, (i) => open(40 + i * 120, 764, 40 + i * 120, 820)),
      ink.key,
      15,
    ),
    press.line('M-20 748H712', ink.key, 2, 0.5),
    person(press, 330, 742, 150, { coat: ink.red, bag: ink.ochre }),
    person(press, 420, 744, 132, { coat: ink.mid, hat: 'straw' }),
    person(press, 520, 742, 100, { coat: ink.key, hat: 'cap' }),
  ];
  return layers(
    sky(press),
    orb(press, sx, vary([360, 330, 300]), vary([92, 120, 78])),
    mist(press, 150, 4),
    land,
    sea(press, y, { path: sx }),
    from === 'near'
      ? press.place(430, 620, boat)
      : from === 'pier'
        ? press.place(610, 586, boat, { scale: 0.8 })
        : press.place(560, 640, boat, { scale: 1.08 }),
    birds(press, vary([560, 240, 680]), 200, 6),
    from === 'pier' && pier(),
    from === 'islands' && sail(press, 1010, 520, 0.5),
  );
}
