/** Where an item goes by its provider's rules: the first that fits decides. Pure. */
import type { WireItem, WireSubject } from './wire-item.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];

/** What a rule asks for; each that is there has to fit. */
export interface RuleMatch {
  /** One of them: a word is a subject's name or code; of an object each that is there has to be the same subject's. */
  subjects?:
    | (string | { scheme?: string | undefined; code?: string | undefined; name?: string | undefined })[]
    | undefined;
  /** Both ends count; 1 is the most urgent. An item that names none does not fit. */
  urgency?: { from: number; to: number } | undefined;
  /** `en` takes `en-GB` too. */
  languages?: string[] | undefined;
  /** By the site's clock; a window over midnight belongs to the day on which it begins. */
  hours?: { days?: Weekday[] | undefined; from?: string | undefined; to?: string | undefined } | undefined;
}

export interface ProviderRule {
  match: RuleMatch;
  siteId: number;
  timeZone: string;
  /** Null for what is dropped. */
  sectionId: number | null;
  action: 'publish' | 'hold' | 'drop';
}

export type RoutedItem = Pick<WireItem, 'subjects' | 'urgency' | 'language'>;

/** `at`: when the item came. */
export function chooseRule(rules: readonly ProviderRule[], item: RoutedItem, at: Date): ProviderRule | undefined {
  return rules.find(({ match, timeZone }) => {
    const { subjects, urgency, languages, hours } = match;
    if (subjects && !subjects.some((wanted) => item.subjects.some((subject) => isSubject(wanted, subject))))
      return false;
    if (urgency && (item.urgency === null || item.urgency < urgency.from || item.urgency > urgency.to)) return false;
    if (languages && !languages.some((language) => speaks(item.language, language))) return false;
    return hours === undefined || isWithin(hours, at, timeZone);
  });
}

function isSubject(wanted: NonNullable<RuleMatch['subjects']>[number], subject: WireSubject): boolean {
  if (typeof wanted === 'string') return isSame(wanted, subject.name) || isSame(wanted, subject.code);
  return (['scheme', 'code', 'name'] as const).every(
    (part) => wanted[part] === undefined || isSame(wanted[part], subject[part]),
  );
}

function isSame(wanted: string, found: string | null | undefined): boolean {
  return wanted.toLowerCase() === found?.toLowerCase();
}

function speaks(found: string | null, wanted: string): boolean {
  const language = found?.toLowerCase() ?? '';
  return language === wanted.toLowerCase() || language.startsWith(`${wanted.toLowerCase()}-`);
}

function isWithin(hours: NonNullable<RuleMatch['hours']>, at: Date, timeZone: string): boolean {
  const { weekday, minute } = localTime(at, timeZone);
  const [from, to] = [toMinute(hours.from ?? '00:00'), toMinute(hours.to ?? '24:00')];
  const on = (day: number): boolean => hours.days?.includes(weekdays[(day + 7) % 7] ?? 'mon') ?? true;
  if (from < to) return on(weekday) && minute >= from && minute < to;
  return (on(weekday) && minute >= from) || (on(weekday - 1) && minute < to);
}

function toMinute(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(at: Date, timeZone: string): { weekday: number; minute: number } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const style = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('en-GB', { timeZone, ...style })));
  }
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = weekdays.findIndex((day) => day === parts.get('weekday')?.slice(0, 3).toLowerCase());
  return { weekday, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
}
