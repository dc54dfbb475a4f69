/** The emergency edition: all sites serve their light pages with a notice, also while the database is down. */
import { z } from 'zod';
import type { Language } from '../network/network.ts';

export const longestNotice = 300;

const words = z.strictObject({
  en: z.string().min(1).max(longestNotice),
  ja: z.string().min(1).max(longestNotice).optional(),
});

export const emergencyWord = z.strictObject({ words: words.nullable(), saidAt: z.coerce.date() });

/** Somebody's word that it begins, with a notice, or that it is over. Of several the newest holds. */
export type EmergencyWord = z.infer<typeof emergencyWord>;
export type EmergencyNotice = NonNullable<EmergencyWord['words']>;

/** What holds; nobody has said anything as long as it is null. */
export function newest(a: EmergencyWord | null, b: EmergencyWord | null): EmergencyWord | null {
  if (a === null || b === null) return a ?? b;
  return b.saidAt > a.saidAt ? b : a;
}

/** In the reader's language where there is one, else as it was said. */
export function noticeIn(notice: EmergencyNotice, language: Language): { text: string; language: Language } {
  const own = notice[language];
  return own === undefined ? { text: notice.en, language: 'en' } : { text: own, language };
}
