/** Moderation by command: what waits, verdicts, threads, bans, roles. */
import {
  changeThread,
  isRule,
  moderateComment,
  moderationRules,
  ownText,
  parseCommentId,
  queuedComments,
} from '../features/discussion/discussion.ts';
import type { QueueKind, Verdict } from '../features/discussion/discussion.ts';
import { siteOrigin } from '../features/network/network.ts';
import { findStory } from '../features/stories/stories.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { publicPortOf } from '../public-port.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const kinds: readonly QueueKind[] = ['reported', 'held', 'new', 'removed'];

export const commentVerbs: Record<string, Verb> = {
  'comment list': {
    usage: 'comment list [--queue reported|held|new|removed] [--site KEY]',
    help: 'Comments that were reported, wait for a verdict, are new, or were removed: number, text number, site, author, words.',
    options: { queue: { type: 'string' }, site: { type: 'string' } },
    run: (context, _none, { queue = 'held', site }) =>
      withDesk(context, async ({ db, network }) => {
        const kind = kinds.find((known) => known === queue);
        if (!kind) throw new UsageError(`“${queue}” is no queue: ${kinds.join(', ')}.`);
        const named = siteOption(network, site);
        for (const comment of await queuedComments(db, kind, named ? [named.id] : null, 100)) {
          const words = ownText(comment.body).replaceAll(/\s+/g, ' ').slice(0, 100);
          const number = `${comment.storyId}-${comment.id}`;
          context.result(
            { ...comment, number },
            `${number.padEnd(12)} text ${comment.version}  ${(comment.reason ?? '').padEnd(10)} ${comment.author ?? '-'}: ${words}`,
          );
        }
      }),
  },
  'comment hold': {
    usage: 'comment hold COMMENT [--text NUMBER]',
    help: 'Takes a comment from the page until somebody has looked at it again.',
    takes: 1,
    options: { text: { type: 'string' } },
    run: (context, [named], options) => judge(context, named, options['text'], { action: 'hold' }),
  },
  'comment approve': {
    usage: 'comment approve COMMENT [--text NUMBER]',
    help: 'Shows a comment; --text names the text that was read, as the list gives it.',
    takes: 1,
    options: { text: { type: 'string' } },
    run: (context, [named], options) => judge(context, named, options['text'], { action: 'approve' }),
  },
  'comment reject': {
    usage: `comment reject COMMENT --rule ${moderationRules.join('|')} [--note TEXT] [--text NUMBER]`,
    help: 'Removes a comment by a rule; its author is told which, with the note.',
    takes: 1,
    options: { rule: { type: 'string' }, note: { type: 'string' }, text: { type: 'string' } },
    async run(context, [named], options) {
      const rule = needed(options['rule'], '--rule RULE');
      if (!isRule(rule)) throw new UsageError(`“${rule}” is no rule: ${moderationRules.join(', ')}.`);
      const note = typeof options['note'] === 'string' ? options['note'] : '';
      await judge(context, named, options['text'], { action: 'reject', rule, note });
    },
  },
  'thread close': {
    usage: 'thread close STORY [--reason TEXT]',
    help: 'Ends the discussion of a story; what was said stays.',
    takes: 1,
    options: { reason: { type: 'string' } },
    run: (context, [named], { reason }) => thread(context, named, 'closed', typeof reason === 'string' ? reason : null),
  },
  'thread open': {
    usage: 'thread open STORY',
    help: 'Opens the discussion of a story.',
    takes: 1,
    run: (context, [named]) => thread(context, named, 'open', null),
  },
  'thread premod': {
    usage: 'thread premod STORY',
    help: 'Has every comment on a story read before it is shown.',
    takes: 1,
    run: (context, [named]) => thread(context, named, 'premod', null),
  },
};

async function judge(
  context: CliContext,
  named: string | undefined,
  text: string | boolean | undefined,
  verdict: Verdict,
): Promise<void> {
  const id = parseCommentId(needed(named, 'COMMENT (as 12-7)'));
  if (!id) throw new UsageError(`“${named}” is no comment's number, such as 12-7.`);
  if (typeof text === 'string' && !/^[1-9]\d{0,5}$/.test(text)) throw new UsageError('--text takes a number.');
  const version = typeof text === 'string' ? Number(text) : null;
  await withDesk(context, async ({ db, network }) => {
    const { publicScheme: scheme } = context.config;
    const originOf = (site: { host: string }): string =>
      siteOrigin(site, { scheme, port: publicPortOf(context.config) });
    const judged = await moderateComment(
      db,
      { network, originOf, now: context.now() },
      { ...id, version, verdict, actor },
    );
    context.result({ ...id, status: judged.status }, `comment ${named} is ${judged.status}`);
  });
}

async function thread(
  context: CliContext,
  named: string | undefined,
  state: 'open' | 'premod' | 'closed',
  reason: string | null,
): Promise<void> {
  await withDesk(context, async ({ db, network }) => {
    const storyId = await findStory(db, network, needed(named, 'STORY (its number or address)'));
    await changeThread(db, storyId, state, reason, actor);
    context.result({ storyId, state }, `the thread of story ${storyId} is ${state}`);
  });
}
