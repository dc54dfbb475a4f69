/** Days and hours as fields have them: the same for every reader, in no zone. */
import { dayName } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';

/** `Sat, Nov 28, 2026` · `2026年11月28日（土）` */
export function Day({ day, language }: { day: string; language: Language }) {
  return <time datetime={day}>{dayName(day, language)}</time>;
}
