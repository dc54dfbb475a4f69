import type { CheckedCopy } from '../kind.ts';
import type { EventRoundupFields } from './fields.ts';

export function missingForEvents({ fields: { events } }: CheckedCopy<EventRoundupFields>): string[] {
  return events.flatMap(({ title, from, until }) =>
    until !== undefined && until < from ? [`an end of “${title}” that is not before it begins`] : [],
  );
}

export function eventWarnings({ fields: { events } }: CheckedCopy<EventRoundupFields>): string[] {
  return [
    ...(events.length < 3 ? ['a round-up of fewer than three events'] : []),
    ...events.filter(({ opens }) => opens === undefined).map(({ title }) => `“${title}” has no hour`),
    ...events.filter(({ info }) => info === undefined).map(({ title }) => `“${title}” leads nowhere for more`),
  ];
}
