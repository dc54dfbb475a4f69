/** What a reader was about to do, carried through log-in and registration: said in words, then done. */
import {
  describeIntent,
  doIntent,
  findIntent,
  intentCookie,
  intentOfBrowser,
  markIntentDone,
  storyPlace,
} from '../features/discussion/discussion.ts';
import type { DiscussionWrites, KeptIntent, Writer } from '../features/discussion/discussion.ts';
import { memberStrings } from '../features/members/members.ts';
import type { PrivateRequest } from '../features/members/members.ts';
import { storyPath } from '../features/network/network.ts';
import type { Language } from '../features/network/network.ts';
import type { PollWrites } from '../features/polls/polls.ts';
import type { Db } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { draftOfWhatIsThere } from './pages/comment-draft.ts';
import { hrefOfComment } from './pages/comment-pages.ts';

export interface IntentSteps {
  /** Lines for the page that asks. */
  describeIntent: (request: PrivateRequest, intentId: number) => Promise<string[]>;
  /** What this browser was about to do here, if its cookie proves it. */
  pendingIntent: (request: PrivateRequest) => Promise<number | null>;
  /** Does it, and says where its reader then stands: a path on the intent's site. */
  doIntent: (request: PrivateRequest, intentId: number, writer: Writer) => Promise<string | null>;
}

export function intentSteps(db: Db, writes: DiscussionWrites, pollWrites: PollWrites): IntentSteps {
  return {
    async describeIntent({ language, now }, intentId) {
      const found = await describeIntent(db, intentId, now);
      if (!found) return [];
      const { headline } = found.place;
      const words = memberStrings(language);
      switch (found.intent.kind) {
        case 'vote':
          return [found.intent.payload.value === -1 ? words.willVoteDown(headline) : words.willVoteUp(headline)];
        case 'comment':
          return [words.willComment(headline), `“${found.intent.payload.text.slice(0, 300).toWellFormed()}”`];
        case 'quote':
          return quoteWords(db, found.intent, headline, words);
        case 'report':
          return [words.willReport(headline)];
        case 'poll':
          return [words.willVote(headline)];
        case 'edit':
          return [words.willWrite(headline), `“${found.intent.payload.text.slice(0, 300).toWellFormed()}”`];
      }
    },
    pendingIntent: ({ cookies }) => intentOfBrowser(db, cookies[intentCookie]),
    async doIntent(request, intentId, writer) {
      const intent = await findIntent(db, intentId);
      const href = intent && (await hrefOfStory(db, request, intent));
      if (!intent || !href) return null;
      if (intent.kind === 'poll') return doPollIntent(db, pollWrites, intent, writer, href);
      const done = await doIntent(db, writes, intent, writer);
      if (!done) return href;
      if (intent.kind === 'report') return `/c/${intent.storyId}-${intent.payload.commentId}/report?begun=1`;
      if (done.kind === 'form') return `${href}?begun=${done.refused ?? '1'}#write`;
      return hrefOfComment(db, href, intent.storyId, done.commentId);
    },
  };
}

/** A vote that may not be is let go, unless only the address waits: the page says how the poll stands. */
async function doPollIntent(
  db: Db,
  pollWrites: PollWrites,
  { intentId, siteId, storyId, done, payload }: Extract<KeptIntent, { kind: 'poll' }>,
  { session, client }: Writer,
  href: string,
): Promise<string> {
  if (done) return href;
  try {
    await pollWrites.castVote({ ...payload, session, client, siteId, storyId });
    await markIntentDone(db, intentId);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (error.code === 'address-unproven') return `${href}?begun=${error.code}#write`;
    await markIntentDone(db, intentId);
  }
  return `${href}#poll-${payload.pollId}`;
}

/** A passage that cannot be found any more is not named. */
async function quoteWords(
  db: Db,
  { storyId, payload }: Extract<KeptIntent, { kind: 'quote' }>,
  headline: string,
  words: ReturnType<typeof memberStrings>,
): Promise<string[]> {
  const { passage } = await draftOfWhatIsThere(db, storyId, { ...payload, submission: null }, 'en');
  return passage === null ? [words.willWrite(headline)] : [words.willQuote(headline), `“${passage.text}”`];
}

async function hrefOfStory(db: Db, { network, now }: PrivateRequest, intent: KeptIntent): Promise<string | undefined> {
  const site = network.siteById(intent.siteId);
  const place = await storyPlace(db, intent.storyId, intent.siteId, now);
  const section = place && network.sectionById(place.sectionId);
  return site && section && storyPath(site, section, place.slug, place.language as Language);
}
