/** Days of the week as opening hours have them. */
import type { Language } from '../../../network/network.ts';

export const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type Weekday = (typeof weekdays)[number];

const names: Record<Language, readonly string[]> = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  ja: ['月', '火', '水', '木', '金', '土', '日'],
};
const inFull = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const daily: Record<Language, string> = { en: 'Daily', ja: '毎日' };

/** `Mon–Fri, Sun` · `月〜金、日` */
export function weekdaysInWords(days: readonly Weekday[], language: Language): string {
  const open = weekdays.map((weekday) => days.includes(weekday));
  if (open.every(Boolean)) return daily[language];
  const runs: string[] = [];
  for (let from = 0; from < open.length; from += 1) {
    if (!open[from]) continue;
    let to = from;
    while (open[to + 1]) to += 1;
    runs.push(runInWords(from, to, language));
    from = to;
  }
  return runs.join(language === 'ja' ? '、' : ', ');
}

/** Two days are named, more are a span. */
function runInWords(from: number, to: number, language: Language): string {
  const [first, last] = [names[language][from] ?? '', names[language][to] ?? ''];
  if (from === to) return first;
  if (to === from + 1) return first + (language === 'ja' ? '、' : ', ') + last;
  return first + (language === 'ja' ? '〜' : '–') + last;
}

/** As schema.org names them. */
export function schemaDays(days: readonly Weekday[]): string[] {
  return days.map((weekday) => `https://schema.org/${inFull[weekdays.indexOf(weekday)]}`);
}
