/** The polls of a story as pages show them: as all readers see them, and as one of them does who has voted. */
import { ownPollVotes, PollBox, pollsByIds } from '../features/polls/polls.ts';
import type { BlockOf, Body } from '../features/stories/stories.ts';
import { homePath } from '../features/network/network.ts';
import type { Language, PublicRequest } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { pageContext } from './page-parts.tsx';

type PollBlock = BlockOf<'poll'>;

/** Whose polls they are. */
export interface PolledStory {
  id: number;
  revisionId: number;
  language: Language;
  body: Body;
}

export function pollsIn({ content }: Body): PollBlock[] {
  return content.filter((block) => block.type === 'poll');
}

/** Each a part with a key of its own, so that a vote renders no story anew. */
export async function sharedPollBoxes(
  db: Db,
  request: PublicRequest,
  reading: Reading,
  story: PolledStory,
): Promise<Map<number, Html>> {
  const boxes = new Map<number, Html>();
  for (const block of pollsIn(story.body)) {
    const { poll: id } = block.attrs;
    const key = `poll ${id} ${story.id} ${story.revisionId} ${request.site.key} ${request.language}`;
    const html = await reading.fragment(key, async (part) => {
      const poll = part.take(await pollsByIds(db, [id], request.now)).get(id);
      return poll ? boxHtml(request, story, block, poll, null) : ('' as Html);
    });
    boxes.set(id, html);
  }
  return boxes;
}

/** Those of them that a member has voted in, as they see them; `all`: the others too. */
export async function ownPollBoxes(
  db: Db,
  request: PublicRequest,
  story: Omit<PolledStory, 'revisionId'>,
  memberId: number | null,
  all: 'all' | 'voted',
): Promise<Map<number, Html>> {
  const blocks = pollsIn(story.body);
  const ids = blocks.map(({ attrs }) => attrs.poll);
  if (ids.length === 0) return new Map();
  const own = memberId === null ? new Map<number, number>() : await ownPollVotes(db, memberId, ids);
  const { value: polls } = await pollsByIds(db, ids, request.now);
  return new Map(
    blocks.flatMap((block) => {
      const poll = polls.get(block.attrs.poll);
      const place = own.get(block.attrs.poll) ?? null;
      if (!poll || (place === null && all === 'voted')) return [];
      return [[poll.id, boxHtml(request, story, block, poll, place)]];
    }),
  );
}

function boxHtml(
  request: PublicRequest,
  { id, language }: Pick<PolledStory, 'id' | 'language'>,
  { attrs: words }: PollBlock,
  poll: Parameters<typeof PollBox>[0]['poll'],
  own: number | null,
): Html {
  const prefix = homePath(request.site, request.language).replace(/\/$/, '');
  return renderHtml(<PollBox {...{ poll, words, prefix, own }} story={{ id, language }} page={pageContext(request)} />);
}
