/** A question with answers. Votes, their counts and until when one may vote are kept by `polls`; the words stand here. */
import { z } from 'zod';
import { KnownError } from '../../../platform/http/errors.ts';
import { mixedText } from '../../network/network.ts';
import type { Language } from '../../network/network.ts';
import { line, moment } from '../input-words.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

export const pollInput = z
  .strictObject({
    question: line(300),
    answers: z
      .array(line(160))
      .min(2)
      .max(10)
      .refine((answers) => new Set(answers).size === answers.length, 'no two answers may be the same'),
    closesAt: moment.optional(),
    hideUntilVote: z.boolean().optional(),
    /** Of a poll that there is: its votes are shown with these words. */
    number: z.number().int().positive().optional(),
  })
  .refine(({ closesAt, number }) => (closesAt === undefined) !== (number === undefined), {
    message: 'wants “closesAt”, or the “number” of a poll that there is',
  })
  .refine(({ hideUntilVote, number }) => hideUntilVote === undefined || number === undefined, {
    message: 'says “hideUntilVote” beside “closesAt” only: a poll that is named by its “number” keeps its rules',
  });

export const poll = blockForms<'poll'>()({
  input: z.strictObject({ poll: pollInput }),
  resolve: async ({ poll: written }, look) => ({ poll: { ...written, number: await look.pollOf(written) } }),
  fromInput({ poll: { number, question, answers } }, id) {
    if (number === undefined) throw new KnownError('input-invalid', 'A poll cannot be opened here.');
    return { type: 'poll', attrs: { id, poll: number, question, answers } };
  },
  html: (block, as) => (
    <div class="poll" id={blockAnchor(block)}>
      {as.poll?.(block) ?? <PollWords {...block.attrs} language={as.language} />}
    </div>
  ),
  lite: (block, as) => (
    <div class="poll" id={blockAnchor(block)}>
      <PollWords {...block.attrs} language={as.language} />
      {as.story && (
        <p>
          <a href={`${as.story.href}#poll-${block.attrs.poll}`}>{blockStrings(as.language).voteOnPage}</a>
        </p>
      )}
    </div>
  ),
  text: ({ attrs }) => [attrs.question, ...attrs.answers].join('\n'),
});

function PollWords({
  question,
  answers,
  language,
}: {
  question: string;
  answers: readonly string[];
  language: Language;
}) {
  return (
    <>
      <h2>{mixedText(question, language)}</h2>
      <ul>
        {answers.map((answer) => (
          <li>{mixedText(answer, language)}</li>
        ))}
      </ul>
    </>
  );
}
