/**
 * Dates in the words of a page. Zone and language are arguments, and so is the present. Pages are cached, so no text
 * is relative to the minute; what depends on the day says so and changes at `nextDayStart`.
 */
import type { Language } from './site.ts';

export interface DateStyle {
  language: Language;
  timeZone: string;
}

type Parts = Record<'year' | 'month' | 'day' | 'weekday' | 'hour' | 'minute' | 'dayPeriod' | 'timeZoneName', string>;

const quarterHourMs = 900_000;

/** `Tuesday, November 24` · `11月24日（火）` */
export function longDay(date: Date, style: DateStyle): string {
  const { month, day, weekday } = parts(date, style, 'long');
  return style.language === 'ja' ? `${month}${day}日（${weekday}）` : `${weekday}, ${month} ${day}`;
}

/** `November 2026` · `2026年11月` */
export function monthName(date: Date, style: DateStyle): string {
  const { year, month } = parts(date, style, 'long');
  return style.language === 'ja' ? `${year}年${month}` : `${month} ${year}`;
}

/** A day that is the same in every zone: `Sat, Nov 28, 2026` · `2026年11月28日（土）` */
export function dayName(day: string, language: Language): string {
  const {
    year,
    month,
    day: number,
    weekday,
  } = parts(new Date(`${day}T12:00Z`), { language, timeZone: 'UTC' }, 'short');
  return language === 'ja' ? `${year}年${month}${number}日（${weekday}）` : `${weekday}, ${month} ${number}, ${year}`;
}

/** A time of day: `17:30` is `5:30 p.m.` · `17:30`; the whole hour has no minutes in English. */
export function clockOf(clock: string, language: Language): string {
  const words = clockTime(new Date(`2000-01-01T${clock}Z`), { language, timeZone: 'UTC' });
  return language === 'ja' ? words : words.replace(':00', '');
}

/** Two short lines for narrow mastheads: `Tue`, `Nov 24` · `火`, `11月24日` */
export function shortDay(date: Date, style: DateStyle): { weekday: string; day: string } {
  const { month, day, weekday } = parts(date, style, 'short');
  return { weekday, day: style.language === 'ja' ? `${month}${day}日` : `${month} ${day}` };
}

/** `Nov 24, 2026, 6:10 a.m. JST` · `2026年11月24日 6:10` */
export function fullTime(date: Date, style: DateStyle): string {
  const { year, month, day, timeZoneName } = parts(date, style, 'short');
  if (style.language === 'ja') return `${year}年${month}${day}日 ${clockTime(date, style)}`;
  return `${month} ${day}, ${year}, ${clockTime(date, style)} ${zoneName(style.timeZone, timeZoneName)}`;
}

/** `Nov 24, 2026` · `2026年11月24日` */
export function fullDay(date: Date, style: DateStyle): string {
  const { year, month, day } = parts(date, style, 'short');
  return style.language === 'ja' ? `${year}年${month}${day}日` : `${month} ${day}, ${year}`;
}

/** When a story was last changed: the clock alone if that was on the day of its first publication. */
export function updateTime(updated: Date, published: Date, style: DateStyle): string {
  return dayKey(updated, style.timeZone) === dayKey(published, style.timeZone)
    ? clockTime(updated, style)
    : fullTime(updated, style);
}

/** `6:10 a.m.` · `6:10` */
export function clockTime(date: Date, style: DateStyle): string {
  const { hour, minute, dayPeriod } = parts(date, style, 'short');
  if (style.language === 'ja') return `${hour}:${minute}`;
  return `${hour}:${minute} ${dayPeriod === 'AM' ? 'a.m.' : 'p.m.'}`;
}

/** The clock for today, the day for this year, else the day with its year. Right until `nextDayStart(now)`. */
export function cardTime(date: Date, now: Date, style: DateStyle): string {
  if (dayKey(date, style.timeZone) === dayKey(now, style.timeZone)) return clockTime(date, style);
  const { year } = parts(date, style, 'short');
  const { day } = shortDay(date, style);
  if (year === parts(now, style, 'short').year) return day;
  return style.language === 'ja' ? `${year}年${day}` : `${day}, ${year}`;
}

/** `2026-11-24` in the zone: what days are grouped by. */
export function dayKey(date: Date, timeZone: string): string {
  return format('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(date);
}

/** The next midnight of the zone. Offsets are whole quarters of an hour, so it falls on one. */
export function nextDayStart(now: Date, timeZone: string): Date {
  const today = dayKey(now, timeZone);
  let next = new Date((Math.floor(now.getTime() / quarterHourMs) + 1) * quarterHourMs);
  while (dayKey(next, timeZone) === today) next = new Date(next.getTime() + quarterHourMs);
  return next;
}

/** For `<time datetime>`: UTC, to the minute. */
export function machineTime(date: Date): string {
  return `${date.toISOString().slice(0, 16)}Z`;
}

/** Intl calls Tokyo's time GMT+9 in English; readers there do not. */
function zoneName(timeZone: string, fallback: string): string {
  return timeZone === 'Asia/Tokyo' ? 'JST' : fallback;
}

function parts(date: Date, { language, timeZone }: DateStyle, length: 'short' | 'long'): Parts {
  const names = format(language === 'ja' ? 'ja-JP' : 'en-US', timeZone, {
    year: 'numeric',
    month: length,
    day: 'numeric',
    weekday: language === 'ja' ? 'short' : length,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: language === 'ja' ? 'h23' : 'h12',
    timeZoneName: 'short',
  }).formatToParts(date);
  const found = Object.fromEntries(names.map(({ type, value }) => [type, value])) as Parts;
  // Intl gives Japanese days and months with and without their unit, by version: print one form.
  if (language === 'ja') {
    found.month = `${Number.parseInt(found.month, 10)}月`;
    found.day = found.day.replace('日', '');
    found.year = found.year.replace('年', '');
    found.minute = found.minute.padStart(2, '0');
  }
  return found;
}

/** Making a formatter costs some fifty times what using it costs, and a front has forty dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${options.month}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, made);
  return made;
}
