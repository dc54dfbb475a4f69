/** What is usual on a site at an hour of the week: the mean heat of its fresh stories, as it was kept hour by hour. */

export interface HourOfHeat {
  siteId: number;
  /** Its beginning. */
  hour: Date;
  mean: number;
}

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const weeks = 4;
const dayHours = 24;

/**
 * By site. Of the same hour in the last four weeks; a site that is younger than a week is compared with its last day,
 * and in its first hour with how it is.
 */
export function usualHeat(kept: readonly HourOfHeat[], now: Date): Map<number, number> {
  const hour = Math.floor(now.getTime() / hourMs) * hourMs;
  const age = (one: HourOfHeat): number => hour - one.hour.getTime();
  const bySite = Map.groupBy(kept, ({ siteId }) => siteId);
  return new Map(
    [...bySite].map(([siteId, own]) => {
      const sameHour = own.filter((one) => age(one) > 0 && age(one) <= weeks * weekMs && age(one) % weekMs === 0);
      const lastDay = own.filter((one) => age(one) > 0 && age(one) <= dayHours * hourMs);
      const underWay = own.filter((one) => age(one) === 0);
      return [siteId, mean(sameHour) ?? mean(lastDay) ?? mean(underWay) ?? 0];
    }),
  );
}

function mean(hours: readonly HourOfHeat[]): number | undefined {
  if (hours.length === 0) return undefined;
  return hours.reduce((sum, one) => sum + one.mean, 0) / hours.length;
}
