/**
 * How urgently a flight with a goal is to be shown. What is due follows the readers: as much of the goal as of the reads that
 * are usual in its time have gone by, since flights that follow the clock are spent before the evening.
 */

/** Reads by hour of the week, 168 of them, from Sunday midnight in UTC; all zero where nothing is known yet. */
export type WeekOfReads = readonly number[];

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
/** So many hours' worth behind is as urgent as it gets. */
const most = 5;
/** The epoch was a Thursday. */
const thursdayMs = 96 * hourMs;

/** 0 to 5: how many hours' worth of the goal it is behind; 1 for a flight without a goal. */
export function urgency(
  flight: { goal: number | null; delivered: number; startsAt: Date; endsAt: Date },
  week: WeekOfReads,
  now: Date,
): number {
  const { goal, delivered, startsAt, endsAt } = flight;
  if (goal === null) return 1;
  const total = readsBetween(week, startsAt.getTime(), endsAt.getTime());
  const due = (goal * readsBetween(week, startsAt.getTime(), now.getTime())) / total;
  const perHour = goal / ((endsAt.getTime() - startsAt.getTime()) / hourMs);
  return Math.min(most, Math.max(0, (due - delivered) / perHour));
}

/** Of a usual week that goes round and round; with nothing known, or nearly nothing, as the clock goes. */
function readsBetween(week: WeekOfReads, from: number, until: number): number {
  const sum = week.reduce((all, reads) => all + reads, 0);
  const even = sum < 1_000;
  const perWeek = even ? 168 : sum;
  const upTo = (ms: number): number => {
    const since = ms + thursdayMs;
    const weeks = Math.floor(since / weekMs);
    const hours = (since - weeks * weekMs) / hourMs;
    const whole = Math.floor(hours);
    const inWeek = even
      ? hours
      : week.slice(0, whole).reduce((all, reads) => all + reads, 0) + (week[whole] ?? 0) * (hours - whole);
    return weeks * perWeek + inWeek;
  };
  return Math.max(0, upTo(until) - upTo(from));
}
