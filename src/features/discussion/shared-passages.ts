/** What readers quote of a paragraph, put together: one marks a sentence, one the sentence with its full stop, one all of it. */

export interface QuotedRange {
  blockId: string;
  /** UTF-16 units in the block's plain text. */
  start: number;
  end: number;
  /** How many comments quote just this. */
  comments: number;
  /** The first of them. */
  first: number;
  /** As it stands in the story now. */
  text: string;
}

/** Whoever quotes so much of a passage quotes it. */
const most = 0.8;

/**
 * The passages that most share, with how many quote each or more than it; no comment is counted for two. Most first. The one that
 * most have marked goes before the one that most marks hold: of a word that one reader chose, a sentence that five chose is the place.
 */
export function sharedPassages(ranges: readonly QuotedRange[]): QuotedRange[] {
  const perBlock = Map.groupBy(ranges, ({ blockId }) => blockId);
  return [...perBlock.values()].flatMap(sharedInBlock).toSorted((a, b) => b.comments - a.comments || a.first - b.first);
}

function sharedInBlock(ranges: readonly QuotedRange[]): QuotedRange[] {
  const passages: QuotedRange[] = [];
  const taken = new Set<QuotedRange>();
  for (const passage of mostSharedFirst(ranges)) {
    if (taken.has(passage)) continue;
    const sharing = ranges.filter((range) => !taken.has(range) && holds(range, passage));
    for (const range of sharing) taken.add(range);
    passages.push({ ...passage, comments: countOf(sharing), first: Math.min(...sharing.map(({ first }) => first)) });
  }
  return passages;
}

function mostSharedFirst(ranges: readonly QuotedRange[]): QuotedRange[] {
  return ranges
    .map((range) => {
      const holding = ranges.filter((other) => holds(other, range));
      return { range, holding: countOf(holding), alike: countOf(holding.filter((other) => holds(range, other))) };
    })
    .toSorted(
      (a, b) =>
        b.alike - a.alike ||
        b.holding - a.holding ||
        b.range.comments - a.range.comments ||
        lengthOf(b.range) - lengthOf(a.range) ||
        a.range.first - b.range.first,
    )
    .map(({ range }) => range);
}

/** Also a range that is nothing holds itself: none is left over. */
function holds(range: QuotedRange, passage: QuotedRange): boolean {
  const both = Math.min(range.end, passage.end) - Math.max(range.start, passage.start);
  return range === passage || (both > 0 && both >= most * lengthOf(passage));
}

function lengthOf({ start, end }: QuotedRange): number {
  return end - start;
}

function countOf(ranges: readonly QuotedRange[]): number {
  return ranges.reduce((sum, { comments }) => sum + comments, 0);
}
