/** Dates that bodies carry: as exact as they are known, as readers of a site are told them. */
import { fullDay, fullTime, machineTime, monthName } from '../network/network.ts';
import type { DateStyle } from '../network/network.ts';

export interface StoryDate {
  precision: 'year' | 'month' | 'day' | 'moment';
  /** Of what is no moment, noon of its first day in UTC. */
  date: Date;
}

const forms = [
  ['year', /^\d{4}$/, '-01-01T12:00:00Z'],
  ['month', /^\d{4}-\d{2}$/, '-01T12:00:00Z'],
  ['day', /^\d{4}-\d{2}-\d{2}$/, 'T12:00:00Z'],
  ['moment', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/, ''],
] as const;

/** Undefined for what is no date, or one that no calendar has. */
export function readDate(value: unknown): StoryDate | undefined {
  if (typeof value !== 'string' || value.startsWith('0000')) return undefined;
  const form = forms.find(([, pattern]) => pattern.test(value));
  if (!form) return undefined;
  const [precision, , rest] = form;
  const date = new Date(value + rest);
  if (Number.isNaN(date.getTime())) return undefined;
  // The 31st of February would be taken for a day of March.
  const day = value.slice(0, 10);
  if (precision === 'day' && date.toISOString().slice(0, 10) !== day) return undefined;
  return { precision, date };
}

/** As a page prints it, and as machines read it. */
export function dateInWords(value: string, style: DateStyle): { text: string; machine: string } {
  const read = readDate(value);
  if (read === undefined) return { text: value, machine: value };
  const utc = { ...style, timeZone: 'UTC' };
  switch (read.precision) {
    case 'year':
      return { text: style.language === 'ja' ? `${Number(value)}年` : String(Number(value)), machine: value };
    case 'month':
      return { text: monthName(read.date, utc), machine: value };
    case 'day':
      return { text: fullDay(read.date, utc), machine: value };
    case 'moment':
      return { text: fullTime(read.date, style), machine: machineTime(read.date) };
  }
}

/** The day on which it falls where the site is: `2026-11-24`. */
export function lastDayOf(value: string, dayOf: (date: Date) => string): string | null {
  const read = readDate(value);
  if (read === undefined) return null;
  return read.precision === 'moment' ? dayOf(read.date) : value;
}
