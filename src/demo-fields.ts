/**
 * Fields of the demo's stories as the desk's file would give them. What the demo writes otherwise: a picture is
 * `{ subject, n, alt, caption, credit }`, a story is named by its key, and a day is told from now: `+3d`, `-12d`, or
 * `sat+1w` for the Saturday of the week after this one.
 */
type Value = unknown;

export interface DemoFieldsContext {
  site: string;
  storyOf: (key: string) => number;
  /** Midnight of today, by the site's clock, as UTC. */
  today: Date;
}

export function demoFields(value: Value, context: DemoFieldsContext): Value {
  if (typeof value === 'string') return dayToldFromNow(value, context.today) ?? value;
  if (Array.isArray(value)) return value.map((one) => demoFields(one, context));
  if (typeof value !== 'object' || value === null) return value;
  const { subject, n, story, ...rest } = value as Record<string, Value>;
  const walked = Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, demoFields(inner, context)]));
  if (typeof story === 'string') return { ...walked, story: context.storyOf(story) };
  return typeof subject === 'string' && typeof n === 'number'
    ? { ...walked, file: demoPictureFile(context.site, subject, n) }
    : walked;
}

/** The files that its pictures name. */
export function demoFieldFiles(site: string, value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => demoFieldFiles(site, one));
  if (typeof value !== 'object' || value === null) return [];
  const { subject, n, ...rest } = value as Record<string, Value>;
  const own = typeof subject === 'string' && typeof n === 'number' ? [demoPictureFile(site, subject, n)] : [];
  return [...own, ...Object.values(rest).flatMap((inner) => demoFieldFiles(site, inner))];
}

export function demoPictureFile(site: string, subject: string, n: number): string {
  return `${site}-${subject}-${n}.jpg`;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function dayToldFromNow(text: string, today: Date): string | undefined {
  const [, days, weekday, weeks] = /^(?:([+-]\d{1,3})d|(sun|mon|tue|wed|thu|fri|sat)([+-]\d{1,2})w)$/.exec(text) ?? [];
  if (days === undefined && weekday === undefined) return undefined;
  // The week begins on Monday, so that a weekend is one.
  const monday = -((today.getUTCDay() + 6) % 7);
  const off =
    days === undefined ? monday + ((weekdays.indexOf(weekday ?? '') + 6) % 7) + 7 * Number(weeks) : Number(days);
  return new Date(today.getTime() + off * 86_400_000).toISOString().slice(0, 10);
}
