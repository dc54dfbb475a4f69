/** The headline asks, and readers answer: the thread is the story. */
import type { Kind } from '../kind.ts';
import { questionWarnings } from './checks.ts';
import { questionFields } from './fields.ts';
import type { QuestionFields } from './fields.ts';
import { questionMarkup } from './markup.ts';
import { questionParts } from './template.tsx';

export const question: Kind<QuestionFields> = {
  input: questionFields,
  stored: questionFields,
  lists: { river: false, trends: true, letters: true, news: true, slot: 'question', section: 'questions' },
  words: ({ call }) => (call === undefined ? [] : [call]),
  thread: () => 'open',
  warnings: questionWarnings,
  parts: questionParts,
  markup: questionMarkup,
};
