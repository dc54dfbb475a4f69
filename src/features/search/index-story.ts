/** The task `stories.revised`: a story's words are looked at anew. Of one that is gone no word stays. Safe to run twice. */
import type { Db } from '../../platform/db/database.ts';
import { authorsOf, bodyText, kindOf, shownRevision, storyStatus } from '../stories/stories.ts';
import { dropDocument, putDocument, withoutDocument } from './document-queries.ts';
import type { WeighedToken, Weight } from './document-queries.ts';
import { tokensOf } from './tokens.ts';

const longestText = 200_000;
/** Between two parts of a story: no phrase goes from one into the next. */
const gap = 5;

export async function indexStory(db: Db, storyId: number): Promise<void> {
  const story = await storyStatus(db, storyId);
  const revision = story && (await shownRevision(db, storyId));
  if (!revision || (story.state !== 'live' && story.state !== 'withheld')) return dropDocument(db, storyId);
  const { headline, kicker, standfirst, byline, dateline, body, pictureText, fields } = revision;
  const authors = (await authorsOf(db, storyId)).flatMap(({ name }) => Object.values(name));
  const parts: [string | null, Weight][] = [
    [headline, 'A'],
    [kicker, 'B'],
    [standfirst, 'B'],
    [byline, 'C'],
    // Those whom a byline made of their names would name.
    [authors.filter((name) => byline?.includes(name) !== true).join(', '), 'C'],
    [dateline, 'C'],
    [bodyText(body), 'D'],
    [pictureText?.caption ?? null, 'D'],
    ...(kindOf(story.kind).words?.(fields) ?? []).map((text): [string, Weight] => [text, 'D']),
  ];
  const tokens: WeighedToken[] = [];
  for (const [text, weight] of parts) {
    const from = (tokens.at(-1)?.at ?? -gap) + gap + 1;
    for (const token of tokensOf((text ?? '').slice(0, longestText), story.language, from))
      tokens.push({ ...token, weight });
  }
  return putDocument(db, storyId, tokens);
}

/** For stories from before there was a search, and what a lost task left out. Returns how many. */
export async function indexMissing(db: Db, limit: number): Promise<number> {
  const ids = await withoutDocument(db, limit);
  for (const id of ids) await indexStory(db, id);
  return ids.length;
}
