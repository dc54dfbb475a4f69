/**
 * Where a passage of a text is in a later text. We know both, so nothing is guessed: what the shortest edit script leaves
 * alone stands, and whatever it touches has changed (Myers 1986, "An O(ND) Difference Algorithm").
 */

export interface Moved {
  state: 'stands' | 'changed' | 'gone';
  start: number;
  end: number;
  /** What stands there now, where it changed. */
  nowReads: string | null;
}

/** Undefined: its block is not there any more. */
export function followPassage(before: string, now: string | undefined, start: number, end: number): Moved {
  const gone: Moved = { state: 'gone', start, end, nowReads: null };
  if (now === undefined) return gone;
  const runs = keptRuns(before, now);
  const whole = runs.find((run) => run.before <= start && end <= run.before + run.length);
  if (whole) {
    const shift = whole.now - whole.before;
    return { state: 'stands', start: start + shift, end: end + shift, nowReads: null };
  }
  const from = newStart(runs, start);
  const to = Math.max(from, newEnd(runs, end, now.length));
  const nowReads = now.slice(from, to).toWellFormed();
  return nowReads.trim() === '' ? gone : { state: 'changed', start: from, end: to, nowReads };
}

/** A stretch that stands in both texts. */
interface Run {
  before: number;
  now: number;
  length: number;
}

/** Where the passage's first sign is now; behind what was left alone before it, if it is not there any more. */
function newStart(runs: readonly Run[], start: number): number {
  const run = runs.findLast((candidate) => candidate.before <= start);
  return run ? run.now + Math.min(start - run.before, run.length) : 0;
}

function newEnd(runs: readonly Run[], end: number, length: number): number {
  const run = runs.find((candidate) => candidate.before + candidate.length >= end);
  return run ? run.now + Math.max(end - run.before, 0) : length;
}

/** Words with their marks; each other sign by itself, so that languages without spaces are followed too. */
const token = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}'’]+|[^]/gu;
/** Of texts that share next to nothing only the ends are compared. */
const mostEdits = 600;

function keptRuns(before: string, now: string): Run[] {
  const [a, b] = [before.match(token) ?? [], now.match(token) ?? []];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const between = common(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const pairs: [number, number][] = [];
  for (let at = 0; at < head; at += 1) pairs.push([at, at]);
  for (const [x, y] of between) pairs.push([head + x, head + y]);
  for (let at = tail; at > 0; at -= 1) pairs.push([a.length - at, b.length - at]);
  return joined(pairs, a, b);
}

/** Tokens that follow each other in both texts are one run, counted in UTF-16 units. */
function joined(pairs: readonly [number, number][], a: readonly string[], b: readonly string[]): Run[] {
  const [inBefore, inNow] = [offsets(a), offsets(b)];
  const runs: Run[] = [];
  for (const [x, y] of pairs) {
    const [before = 0, now = 0, length] = [inBefore[x], inNow[y], a[x]?.length ?? 0];
    const last = runs.at(-1);
    if (last && last.before + last.length === before && last.now + last.length === now) last.length += length;
    else runs.push({ before, now, length });
  }
  return runs;
}

function offsets(tokens: readonly string[]): number[] {
  let at = 0;
  return tokens.map(({ length }) => (at += length) - length);
}

/** The pairs of the longest common subsequence; none where more than `mostEdits` tokens differ. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, mostEdits);
  // The furthest that is reached on each diagonal, as it was before each further edit.
  const trace: Int32Array[] = [];
  const furthest = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(furthest.slice());
    for (let k = -edits; k <= edits; k += 2) {
      const x = alongDiagonal(a, b, k, stepTo(furthest, most, edits, k));
      furthest[most + 1 + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, most, a.length, b.length);
    }
  }
  return [];
}

function alongDiagonal(a: readonly string[], b: readonly string[], k: number, from: number): number {
  let x = from;
  while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
  return x;
}

/** Where a round begins on diagonal `k`: one more token of `b` or of `a`, whichever gets further. */
function stepTo(furthest: Int32Array, most: number, edits: number, k: number): number {
  if (edits === 0) return 0;
  return isDown(furthest, most, edits, k) ? (furthest[most + 2 + k] ?? 0) : (furthest[most + k] ?? 0) + 1;
}

/** By a token of `b`, that is, from the diagonal above. */
function isDown(furthest: Int32Array, most: number, edits: number, k: number): boolean {
  return k === -edits || (k !== edits && (furthest[most + k] ?? 0) < (furthest[most + 2 + k] ?? 0));
}

function walkBack(trace: readonly Int32Array[], most: number, length: number, otherLength: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [length, otherLength];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array(0);
    const k = x - y;
    const began = stepTo(furthest, most, edits, k);
    while (x > began) pairs.push([(x -= 1), (y -= 1)]);
    if (isDown(furthest, most, edits, k)) y -= 1;
    else x -= 1;
  }
  return pairs.toReversed();
}
