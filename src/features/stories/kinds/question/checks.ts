import type { CheckedCopy } from '../kind.ts';
import type { QuestionFields } from './fields.ts';

export function questionWarnings({ headline }: CheckedCopy<QuestionFields>): string[] {
  return /[?？]\s*$/u.test(headline) ? [] : ['the headline of a question ends in no question mark'];
}
