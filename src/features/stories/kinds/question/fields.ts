import { z } from 'zod';
import { day, line } from '../field-forms.ts';

export const questionFields = z.strictObject({
  /** Who is asked, or for what: “We print the best answers on Saturday.” */
  call: line(200).optional(),
  /** Until when answers count for what is printed; the thread stays open. */
  answersUntil: day.optional(),
});

export type QuestionFields = z.infer<typeof questionFields>;
