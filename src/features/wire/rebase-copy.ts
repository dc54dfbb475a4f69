/**
 * An agency's new version brought under what the desk has made of the one before it. Pure. `base` is the version that
 * the desk began from, `theirs` the new one, `ours` what stands in the story.
 */
import { isDeepStrictEqual } from 'node:util';
import { bodyText, checkBody } from '../stories/stories.ts';
import type { Block, StoryCopy } from '../stories/stories.ts';
import { mergeBlocks } from './merge-blocks.ts';

const fields = ['headline', 'kicker', 'standfirst', 'dateline', 'byline', 'picture'] as const;
export type CopyField = (typeof fields)[number];

/** A field's value, a block, all blocks where the bodies cannot be brought together; null where there is none. */
export type CopyPart = string | NonNullable<StoryCopy['picture']> | Block | Block[] | null;

/** Both sides have changed the same; the desk's stands. */
export interface CopyConflict {
  /** A field, `body`, or the id of a block. */
  place: string;
  base: CopyPart;
  agency: CopyPart;
  desk: CopyPart;
}

export interface Rebased {
  copy: StoryCopy;
  /** The agency's own, with the ids that its blocks have in the story. */
  base: StoryCopy;
  conflicts: CopyConflict[];
}

export function rebaseCopy(base: StoryCopy, theirs: StoryCopy, ours: StoryCopy): Rebased {
  const conflicts: CopyConflict[] = [];
  const copy = { ...ours };
  for (const field of fields) {
    if (!isDeepStrictEqual(theirs[field], base[field]) && !isDeepStrictEqual(theirs[field], ours[field])) {
      if (isDeepStrictEqual(ours[field], base[field])) Object.assign(copy, { [field]: theirs[field] });
      else conflicts.push({ place: field, base: base[field], agency: theirs[field], desk: ours[field] });
    }
  }
  const merged = mergeBlocks(base.body.content, theirs.body.content, ours.body.content);
  copy.body = { type: 'doc', content: merged.blocks };
  if (bothWrote(base, theirs, ours) || !isWhole(copy, ours)) {
    copy.body = ours.body;
    const [before, agency, desk] = [base, theirs, ours].map(({ body }) => body.content);
    conflicts.push({ place: 'body', base: before ?? null, agency: agency ?? null, desk: desk ?? null });
  } else conflicts.push(...merged.conflicts.map(({ id, ...parts }) => ({ place: id, ...parts })));
  return { copy, base: { ...theirs, body: { type: 'doc', content: merged.agency } }, conflicts };
}

export function isField(place: string): place is CopyField {
  return fields.some((field) => field === place);
}

/** A flash has no body: whoever writes it first begins another text than who writes it next. */
function bothWrote(base: StoryCopy, theirs: StoryCopy, ours: StoryCopy): boolean {
  const [before, sent, desk] = [base, theirs, ours].map(({ body }) => bodyText(body).trim());
  return before === '' && sent !== '' && desk !== '' && sent !== desk;
}

/** What two sides have taken out and put in may come to nothing, or to more than a body holds. */
function isWhole(copy: StoryCopy, ours: StoryCopy): boolean {
  return (bodyText(copy.body).trim() !== '' || bodyText(ours.body).trim() === '') && 'body' in checkBody(copy.body);
}
