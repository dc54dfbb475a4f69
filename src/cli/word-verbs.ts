/** What is read before it is shown: lists of words, first comments of new members. */
import { dropWord, listWord, listedWords, readFirst } from '../features/discussion/discussion.ts';
import { KnownError } from '../platform/http/errors.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const site = { site: { type: 'string' } } as const;

export const wordVerbs: Record<string, Verb> = {
  'word list': {
    usage: 'word list',
    help: 'The words that hold a comment back or refuse it: what each does, site or all, word.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        for (const { word, action, siteId } of await listedWords(db)) {
          const of = siteId === null ? 'all' : (network.siteById(siteId)?.key ?? '');
          context.result(
            { word: word.trim(), action, site: siteId === null ? null : of },
            `${action.padEnd(8)} ${of.padEnd(12)} ${word.trim()}`,
          );
        }
      }),
  },
  'word hold': put('hold', 'Comments with this word are read before they are shown, on one site or on all.'),
  'word refuse': put('refuse', 'Comments with this word are not taken; their author is asked for another.'),
  'word drop': {
    usage: 'word drop WORD [--site KEY]',
    help: 'Takes a word from the list.',
    takes: 1,
    options: site,
    run: (context, [word], options) =>
      withDesk(context, async ({ db, network }) => {
        const named = needed(word, 'WORD');
        const dropped = await dropWord(db, named, siteOption(network, options['site'])?.id ?? null, actor);
        if (!dropped) throw new KnownError('word-unlisted');
        context.result({ word: named, dropped }, `“${named}” is not on the list any more`);
      }),
  },
  'word first': {
    usage: 'word first COUNT',
    help: 'So many comments of each new member are read before they are shown; 0 for none.',
    takes: 1,
    run: (context, [count]) =>
      withDesk(context, async ({ db }) => {
        const many = needed(count, 'COUNT');
        if (!/^\d{1,2}$/.test(many)) throw new UsageError('COUNT is a number from 0 to 99.');
        await readFirst(db, Number(many), actor);
        context.result(
          { first: Number(many) },
          `the first ${many} comments of a new member are read before they are shown`,
        );
      }),
  },
};

function put(action: 'hold' | 'refuse', help: string): Verb {
  return {
    usage: `word ${action} WORD [--site KEY]`,
    help,
    takes: 1,
    options: site,
    run: (context, [word], options) =>
      withDesk(context, async ({ db, network }) => {
        const siteId = siteOption(network, options['site'])?.id ?? null;
        const listed = await listWord(db, { word: needed(word, 'WORD'), siteId, action }, actor);
        context.result({ word: listed, action }, `“${listed}”: ${action}`);
      }),
  };
}
