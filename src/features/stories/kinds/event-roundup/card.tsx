/** Of which days it tells. */
import type { Language } from '../../../network/network.ts';
import { Days } from '../parts/days.tsx';
import type { EventRoundupFields } from './fields.ts';

export function EventDays({ fields: { events }, language }: { fields: EventRoundupFields; language: Language }) {
  const first = events.map(({ from }) => from).toSorted()[0];
  const last = events
    .map(({ from, until }) => until ?? from)
    .toSorted()
    .at(-1);
  return first === undefined ? null : <Days from={first} until={last} language={language} />;
}
