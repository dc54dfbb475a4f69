// Pictures whose alternative text promises something: which composition (turn), at which hour.
export const pins = {
  'hibari-observatory-3': { turn: 2 },
  'hibari-station-3': { turn: 3 },
  'norenwork-tea-1': { turn: 1 },
  'tabine-noodles-1': { turn: 0 },
  'tabine-station-1': { turn: 3, hour: 'dusk' },
  'yorimichi-alley-1': { hour: 'night' },
  'yorimichi-tea-1': { turn: 3 },
};
