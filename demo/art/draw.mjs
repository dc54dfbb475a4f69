// The table of subjects, and one print from it.
import { createPress, hash, sheet } from './press.mjs';
import { hourNames, inks } from './inks.mjs';
import { pins } from './pins.mjs';
import { alley } from './scenes/alley.mjs';
import { bathhouse } from './scenes/bathhouse.mjs';
import { bento } from './scenes/bento.mjs';
import { bicycle } from './scenes/bicycle.mjs';
import { bookshop } from './scenes/bookshop.mjs';
import { bridge } from './scenes/bridge.mjs';
import { cinema } from './scenes/cinema.mjs';
import { classroom } from './scenes/classroom.mjs';
import { cranes } from './scenes/cranes.mjs';
import { desk } from './scenes/desk.mjs';
import { ferry } from './scenes/ferry.mjs';
import { festival } from './scenes/festival.mjs';
import { orchard, terraces } from './scenes/fields.mjs';
import { fishingBoats, harbour } from './scenes/harbour.mjs';
import { kitchen } from './scenes/kitchen.mjs';
import { library } from './scenes/library.mjs';
import { lighthouse } from './scenes/lighthouse.mjs';
import { market } from './scenes/market.mjs';
import { mountainHut, ridgeWalk } from './scenes/mountains.mjs';
import { noodles } from './scenes/noodles.mjs';
import { noren } from './scenes/noren.mjs';
import { observatory } from './scenes/observatory.mjs';
import { onsen } from './scenes/onsen.mjs';
import { rain } from './scenes/rain.mjs';
import { skyline } from './scenes/skyline.mjs';
import { snow } from './scenes/snow.mjs';
import { stadium } from './scenes/stadium.mjs';
import { station } from './scenes/station.mjs';
import { turbines, waves } from './scenes/surf.mjs';
import { swallow } from './scenes/swallow.mjs';
import { tea } from './scenes/tea.mjs';
import { train } from './scenes/train.mjs';
import { tram } from './scenes/tram.mjs';
import { maples, pines } from './scenes/trees.mjs';
import { workshop } from './scenes/workshop.mjs';

const allHours = ['dusk', 'day', 'night', 'dawn'];
const entry = (draw, hours = allHours, { zoom = [1, 1.08, 1.03], flip = true } = {}) => ({ draw, hours, zoom, flip });

/** Every subject: its scene and the hours it may be printed at. */
export const subjects = {
  ferry: entry(ferry),
  harbour: entry(harbour),
  lighthouse: entry(lighthouse),
  'fishing-boats': entry(fishingBoats),
  turbines: entry(turbines),
  snow: entry(snow, ['night', 'day', 'dusk', 'dawn']),
  skyline: entry(skyline),
  train: entry(train),
  station: entry(station),
  tram: entry(tram),
  bridge: entry(bridge),
  noren: entry(noren, ['day', 'night', 'dusk']),
  market: entry(market, ['day', 'dusk', 'dawn']),
  bookshop: entry(bookshop, ['dusk', 'day', 'night']),
  library: entry(library, ['day', 'night', 'dusk']),
  workshop: entry(workshop, ['day', 'dusk', 'dawn']),
  kitchen: entry(kitchen, ['day', 'dusk', 'dawn', 'night']),
  desk: entry(desk, ['dusk', 'day', 'night', 'dawn']),
  classroom: entry(classroom, ['day', 'dawn', 'dusk']),
  observatory: entry(observatory, ['night', 'dusk', 'night']),
  festival: entry(festival, ['night', 'dusk']),
  noodles: entry(noodles, ['night', 'day', 'dusk']),
  bento: entry(bento, ['day', 'dusk', 'dawn'], { zoom: [1.14, 1.2, 1.1] }),
  tea: entry(tea, ['day', 'dusk', 'dawn']),
  onsen: entry(onsen, ['night', 'dusk', 'dawn', 'day']),
  'mountain-hut': entry(mountainHut, ['dawn', 'night', 'day', 'dusk']),
  ridge: entry(ridgeWalk, ['dawn', 'day', 'dusk']),
  pines: entry(pines),
  terraces: entry(terraces, ['day', 'dusk', 'dawn']),
  orchard: entry(orchard, ['day', 'dawn', 'dusk']),
  rain: entry(rain, ['night', 'day', 'dusk']),
  alley: entry(alley, ['night', 'dusk', 'day']),
  cinema: entry(cinema, ['night', 'dusk']),
  bathhouse: entry(bathhouse, ['dusk', 'night', 'day']),
  bicycle: entry(bicycle, ['day', 'dusk', 'dawn']),
  swallow: entry(swallow, ['dawn', 'day', 'dusk']),
  cranes: entry(cranes, ['dawn', 'dusk', 'day', 'night']),
  stadium: entry(stadium, ['dusk', 'day', 'night']),
  maples: entry(maples, ['day', 'dusk', 'dawn']),
  waves: entry(waves, ['day', 'dusk', 'night', 'dawn']),
};

/** Throws for a subject, site or hour that is not in the box, naming those that are. */
function check(kind, value, known) {
  if (!known.includes(value)) throw new Error(`No ${kind} “${value}”. Known: ${known.join(', ')}.`);
}

/** One print as SVG, 1200 × 800. The same seed always gives the same print; a number at its end turns the composition. */
export function drawPrint({ subject, site, seed = `${site}-${subject}-1`, hour }) {
  check('subject', subject, Object.keys(subjects));
  check('site', site, Object.keys(inks));
  if (hour) check('hour', hour, hourNames);
  const { draw, hours, zoom, flip } = subjects[subject],
    n = Number(/(\d+)$/.exec(seed)?.[1] ?? hash(seed) % 97);
  const pin = pins[seed] ?? {},
    turn = pin.turn ?? n + (hash(`${site} ${subject}`) % 60);
  const press = createPress({
    site,
    seed,
    turn,
    hour: hour ?? pin.hour ?? hours[(turn + Math.floor(turn / hours.length)) % hours.length],
  });
  return sheet(press, draw(press, {}), {
    zoom: zoom[turn % zoom.length],
    flip: flip && Math.floor(turn / 2) % 2 === 1,
  });
}
