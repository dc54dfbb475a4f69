/**
 * How often each flight that has a cap was shown here today, kept in this browser and told to nobody: what goes out with the
 * next question is the numbers of flights that are not to come again.
 */

const key = 'promos';
/** As many as a question has room for. */
const mostTold = 20;

interface ShownToday {
  day: string;
  /** By flight: how often, and how often it may be. */
  shown: Record<string, [number, number]>;
}

/** What goes behind a question: nothing, ` 12.45`, or ` *` from a browser that keeps nothing and so cannot count. */
export function hadEnough(): string {
  try {
    const enough = Object.entries(today().shown).flatMap(([flight, [times, most]]) => (times >= most ? [flight] : []));
    return enough.length === 0 ? '' : ` ${enough.slice(-mostTold).join('.')}`;
  } catch {
    return ' *';
  }
}

/** `12 3`: the flight and its cap. */
export function countShown(cap: string): void {
  try {
    const [flight = '', most = '1'] = cap.split(' ');
    const { day, shown } = today();
    const times = (shown[flight]?.[0] ?? 0) + 1;
    localStorage.setItem(key, JSON.stringify({ day, shown: { ...shown, [flight]: [times, Number(most)] } }));
  } catch {
    // Its storage was closed or filled meanwhile: this once is not counted.
  }
}

/** Yesterday's goes. Throws where nothing can be kept. */
function today(): ShownToday {
  const day = new Date().toDateString();
  const kept = localStorage.getItem(key);
  if (kept !== null) {
    const found = JSON.parse(kept) as ShownToday;
    if (found.day === day) return found;
    localStorage.removeItem(key);
  }
  return { day, shown: {} };
}
