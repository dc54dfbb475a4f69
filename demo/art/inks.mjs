// One box of inks per site: paper, key line, three steps of the site's own colour, red, ochre, green.
export const inks = {
  hibari: {
    paper: '#F2EADB',
    key: '#16202C',
    deep: '#1B3D6D',
    mid: '#4A7BA3',
    pale: '#A8C4CF',
    red: '#C5412B',
    ochre: '#DBA648',
    green: '#56765F',
  },
  tabine: {
    paper: '#F7E8CE',
    key: '#2A1E1B',
    deep: '#1F5A5E',
    mid: '#5C9A92',
    pale: '#B5D0BF',
    red: '#D4572A',
    ochre: '#E6B24C',
    green: '#4B7350',
  },
  yorimichi: {
    paper: '#F3E6E3',
    key: '#20142A',
    deep: '#3A2358',
    mid: '#8A5A8E',
    pale: '#D6BBCB',
    red: '#C43D5C',
    ochre: '#E5B65C',
    green: '#4E6F68',
  },
  norenwork: {
    paper: '#EFECDD',
    key: '#14231C',
    deep: '#1D5540',
    mid: '#6E9A78',
    pale: '#C3D4BA',
    red: '#B8502F',
    ochre: '#D5A43F',
    green: '#3D6B4B',
  },
};

/** How each site wipes its evening sky: ink at the top, ink at the horizon. */
const evenings = {
  hibari: ['deep', 'ochre'],
  tabine: ['red', 'ochre'],
  yorimichi: ['deep', 'red'],
  norenwork: ['mid', 'red'],
};

/** What an hour does to the blocks: [flat ink, wiped ink] far to near, and the share of lit windows. */
const hours = {
  dawn: {
    sky: ['pale', 'red'],
    skyWeight: [0.95, 0.55],
    far: ['pale', 'mid'],
    middle: ['mid', 'deep'],
    near: ['green', 'deep'],
    water: ['pale', 'mid'],
    ground: ['pale', 'mid'],
    wall: 'paper',
    roof: 'deep',
    mist: 'paper',
    mistWeight: 0.9,
    lit: 0.3,
    tree: 'green',
  },
  day: {
    sky: ['mid', 'paper'],
    skyWeight: [0.85, 0.6],
    far: ['pale', 'mid'],
    middle: ['mid', 'deep'],
    near: ['green', 'deep'],
    water: ['mid', 'deep'],
    ground: ['ochre', 'green'],
    wall: 'paper',
    roof: 'deep',
    mist: 'paper',
    mistWeight: 0.95,
    lit: 0.12,
    tree: 'green',
  },
  dusk: {
    sky: null,
    skyWeight: [0.95, 0.9],
    far: ['pale', 'mid'],
    middle: ['mid', 'deep'],
    near: ['deep', 'key'],
    water: ['mid', 'deep'],
    ground: ['mid', 'deep'],
    wall: 'paper',
    roof: 'deep',
    mist: 'paper',
    mistWeight: 0.85,
    lit: 0.75,
    tree: 'green',
  },
  night: {
    sky: ['key', 'mid'],
    skyWeight: [0.85, 0.55],
    far: ['mid', 'deep'],
    middle: ['deep', 'key'],
    near: ['key', 'key'],
    water: ['deep', 'key'],
    ground: ['deep', 'key'],
    wall: 'mid',
    roof: 'key',
    mist: 'mid',
    mistWeight: 0.45,
    lit: 0.85,
    tree: 'green',
  },
};
export const hourNames = Object.keys(hours);

/** The hour's blocks as colours of one site. */
export function lightOf(site, hour) {
  const ink = inks[site],
    light = { ...hours[hour], sky: hours[hour].sky ?? evenings[site] };
  const colour = (value) =>
    Array.isArray(value) && typeof value[0] === 'string' ? value.map((name) => ink[name]) : (ink[value] ?? value);
  return Object.fromEntries(Object.entries(light).map(([name, value]) => [name, colour(value)]));
}
