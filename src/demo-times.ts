/** Times of the demo's stories, which are told from now. */
import { dayKey } from './features/network/network.ts';

/** In a body `"@-1.5h"` is an hour and a half ago, `"@+9d"` a day to come, `"@+9d18:30"` an hour of it in Tokyo. */
export function withTimes(text: string, now: Date): string {
  const from = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
  return text
    .replaceAll(/"@([+-]\d+(?:\.\d+)?)h"/g, (_all, hours: string) => JSON.stringify(from(Number(hours)).toISOString()))
    .replaceAll(/"@([+-]\d+)d(\d\d:\d\d)?"/g, (_all, days: string, hour?: string) => {
      const day = dayKey(from(24 * Number(days)), 'Asia/Tokyo');
      return JSON.stringify(hour === undefined ? day : `${day}T${hour}:00+09:00`);
    });
}
