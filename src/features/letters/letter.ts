/** What a letter is: types and pure rules. */

import { longDay } from '../network/network.ts';
import type { Language } from '../network/network.ts';

export interface Letter {
  id: number;
  siteId: number;
  key: string;
  kind: 'daily' | 'alerts';
  /** By the site's clock; null for one without a time. */
  hour: number | null;
}

/** Alerts have no sender yet: who has consented to them keeps that, and nobody new is asked. */
export function isOffered({ kind }: Pick<Letter, 'kind'>): boolean {
  return kind === 'daily';
}

/** The version of the words that people agree to; raise it when they change. */
export const consentWording = 1;

/** How many new stories make an edition. */
export const fewestStories = 3;
export const mostStories = 12;

const hourMs = 3_600_000;
/** A worker that was not there at the hour has so long to come: a morning letter is none in the evening. */
const latestHours = 6;

export function isDue({ hour }: Pick<Letter, 'hour'>, now: Date, timeZone: string): boolean {
  const present = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now));
  return hour !== null && present >= hour && present < hour + latestHours;
}

/**
 * From when on an edition's stories are: from the last edition, if that was yesterday's or before; three days at the
 * most, which the first of all covers, and Monday's, for those who do not read on weekends.
 */
export function editionSince(now: Date, lastBuiltAt: Date | null, timeZone: string): Date {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(now);
  const longAgo = now.getTime() - 72 * hourMs;
  if (lastBuiltAt === null || weekday === 'Mon') return new Date(longAgo);
  // Two hours more than a day: what was published while the last one was built is in this one.
  return new Date(Math.max(longAgo, Math.min(lastBuiltAt.getTime(), now.getTime() - 26 * hourMs)));
}

/** Later and later, and then not at all: an edition is about its day. */
export function retryAfterMs(attempts: number): number | null {
  return [60_000, 300_000, 1_800_000, 7_200_000][attempts - 1] ?? null;
}

/** `2026-11-24` in words. A day is the same in every zone, so none is asked. */
export function editionDay(day: string, language: Language): string {
  return longDay(new Date(`${day}T12:00:00Z`), { language, timeZone: 'UTC' });
}

/** Whether a text is a day of the calendar: an address may hold anything. */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
