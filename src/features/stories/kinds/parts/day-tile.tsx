/** A day as a leaf of a calendar. What it says is said in words beside it. */
import { shortDay } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';

export function DayTile({ day, language }: { day: string; language: Language }) {
  const date = new Date(`${day}T12:00Z`);
  const { weekday } = shortDay(date, { language, timeZone: 'UTC' });
  return (
    <p class="day-tile" aria-hidden="true">
      <b>{date.getUTCDate()}</b>
      <span>{weekday}</span>
    </p>
  );
}
