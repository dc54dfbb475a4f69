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

/** The version of the words that people agree to; raise it when they change. */
export const consentWording = 1;

/** How many new stories make an edition. */
export const fewestStories = 3;
export const mostStories = 12;

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
