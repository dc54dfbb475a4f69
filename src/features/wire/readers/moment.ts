/** The dates of the wire. One without a zone is nobody's moment, unless its provider's profile says whose. */

export interface Wall {
  /** As by `Date.UTC`, of what the clock on the wall shows. */
  utc: number;
  /** Minutes east of Greenwich; undefined where nothing is said of it. */
  offset: number | undefined;
}

const longest = 60;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 822, 5.1; JST, which it lacks, means one thing. */
const zones: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, jst: 540 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
};
const zone = String.raw`(?<zone>[A-Za-z]{1,3}|[+-]\d{2}(?::?\d{2})?)`;
/** ISO 8601, extended and basic. */
const extended = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?${zone}?$`,
  'i',
);
const basic = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})T(?<hour>\d{2})(?<minute>\d{2})(?:(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?${zone}?$`,
  'i',
);
/** RFC 822 as RSS has it. */
const mail = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<name>[a-z]{3})[a-z]*\s+(?<year>\d{4})\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s*${zone})?$`,
  'i',
);

/** Null for what is no date with a time of day and a zone. `timeZone`: the one that is meant where none is said. */
export function parseMoment(value: unknown, timeZone?: string): Date | null {
  const wall = typeof value === 'string' ? parseWall(value) : null;
  if (wall === null) return null;
  if (wall.offset !== undefined) return new Date(wall.utc - wall.offset * 60_000);
  return timeZone === undefined ? null : inZone(wall.utc, timeZone);
}

/** Where days end first. */
const firstZoneMs = 14 * 3_600_000;
const date = /^(\d{4})-?(\d{2})-?(\d{2})$/;

/** When something ends, read as the earlier where it is unclear; null where nothing is said, `unknown` for what is no date. */
export function parseEnd(value: unknown, timeZone?: string): Date | 'unknown' | null {
  if (value === undefined || value === null || value === '') return null;
  const moment = parseMoment(value, timeZone);
  if (moment) return moment;
  const text = typeof value === 'string' ? value.trim() : '';
  const [, year, month, day] = date.exec(text) ?? [];
  const wall = parseWall(year === undefined ? text : `${year}-${month}-${day}T23:59:59`);
  return wall ? new Date(wall.utc - firstZoneMs) : 'unknown';
}

/** Null for what is no date with a time of day. */
export function parseWall(value: string): Wall | null {
  const text = value.trim();
  if (text.length > longest) return null;
  const said = (extended.exec(text) ?? basic.exec(text) ?? mail.exec(text))?.groups;
  if (!said) return null;
  const number = (name: string): number => Number(said[name] ?? 0);
  const month = said['name'] === undefined ? number('month') - 1 : months.indexOf(said['name'].toLowerCase());
  const milliseconds = Math.trunc(Number(`0.${said['fraction'] ?? 0}`) * 1_000);
  const clock = [number('hour'), number('minute'), number('second')] as const;
  const utc = Date.UTC(number('year'), month, number('day'), ...clock, milliseconds);
  const date = new Date(utc);
  // The 30th of February would be the 2nd of March.
  const isThere = date.getUTCMonth() === month && date.getUTCDate() === number('day') && number('year') >= 1900;
  if (!isThere || clock[0] > 23 || clock[1] > 59 || clock[2] > 59) return null;
  if (said['zone'] === undefined) return { utc, offset: undefined };
  const offset = parseZone(said['zone']);
  return offset === null ? null : { utc, offset };
}

function parseZone(said: string): number | null {
  const numbers = /^([+-])(\d{2}):?(\d{2})?$/.exec(said);
  if (!numbers) return zones[said.toLowerCase()] ?? null;
  const [, sign, hours, minutes = '00'] = numbers;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** In the hour that comes twice in autumn, the later one is meant: nothing goes out early. */
function inZone(wall: number, timeZone: string): Date {
  const earlier = wall - offsetAt(wall + 86_400_000, timeZone);
  const later = wall - offsetAt(wall - 86_400_000, timeZone);
  const candidates = [earlier, later].filter((moment) => moment + offsetAt(moment, timeZone) === wall);
  return new Date(Math.max(...(candidates.length > 0 ? candidates : [earlier, later])));
}

/** Milliseconds east of Greenwich. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
