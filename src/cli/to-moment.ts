/** A time as an option gives it: with its zone, or nobody knows which moment is meant, and on a day that there is. */
import { moment } from '../features/stories/stories.ts';
import { UsageError } from './verb.ts';

export function toMoment(option: string, text: string): Date {
  const parsed = moment.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`${option}: “${text}” is no time with a zone, such as 2026-11-25T06:10+09:00.`);
  return new Date(parsed.data);
}
