/** A story that might stand in the network block, as one of its sites has it: types and pure rules. */
import { kindOf } from '../stories/stories.ts';
import type { StoryKind } from '../stories/stories.ts';
import { boxHeat, score } from './heat.ts';

export interface Candidate {
  storyId: number;
  siteId: number;
  /** All that have it, in whatever language. */
  onSites: readonly number[];
  /** Shared by the same story in other languages and on other sites. */
  cluster: number;
  kind: StoryKind;
  /** What it is about: its section, those above, its kicker. */
  topics: readonly string[];
  /** Shown with a picture where there is room for it. */
  pictured: boolean;
  publishedAt: Date;
  updatedAt: Date | null;
  /** True heats at the moment of choosing. */
  fast: number;
  slow: number;
  choice: EditorsChoice | null;
  /** How it did in the block so far; clicks are worth what they would be in a place of usual worth. */
  tried: { shows: number; clicks: number };
}

export type EditorsChoice = { kind: 'pin' } | { kind: 'hide' } | { kind: 'boost'; by: number };

export interface Scored extends Candidate {
  heat: number;
  /** The usual heat on its site at this hour of the week. */
  usual: number;
  score: number;
}

const hourMs = 3_600_000;
const freshHours = 72;
const guideHours = 30 * 24;
/** A guide is for reading later, so an old one may come back; but somebody has to be reading it. */
const guideReads = 20;

/** News that may trend: out or rewritten lately. */
export function isFresh(
  candidate: Pick<Candidate, 'kind' | 'publishedAt' | 'updatedAt'>,
  heat: number,
  now: Date,
): boolean {
  const since = Math.max(candidate.publishedAt.getTime(), candidate.updatedAt?.getTime() ?? 0);
  const hours = (now.getTime() - since) / hourMs;
  if (hours <= freshHours) return true;
  return kindOf(candidate.kind).lists.evergreen === true && hours <= guideHours && heat >= guideReads;
}

/** The same story in two languages of a site is read by two audiences: one candidate, with the heat of both. */
export function foldLanguages(candidates: readonly Candidate[]): Candidate[] {
  const groups = Map.groupBy(candidates, ({ siteId, cluster }) => `${siteId} ${cluster}`);
  return [...groups.values()].flatMap((group) => {
    const [hottest, ...others] = group.toSorted((a, b) => boxHeat(b) - boxHeat(a));
    if (hottest === undefined) return [];
    return [others.reduce(withReadsOf, hottest)];
  });
}

function withReadsOf(into: Candidate, other: Candidate): Candidate {
  return {
    ...into,
    fast: into.fast + other.fast,
    slow: into.slow + other.slow,
    // Either language hidden hides the story.
    choice: [into.choice, other.choice].find((choice) => choice?.kind === 'hide') ?? into.choice ?? other.choice,
    tried: { shows: into.tried.shows + other.tried.shows, clicks: into.tried.clicks + other.tried.clicks },
  };
}

/** Highest first, without what editors hide. */
export function scoreCandidates(
  candidates: readonly Candidate[],
  usualOf: ReadonlyMap<number, number>,
  now: Date,
): Scored[] {
  const open = foldLanguages(candidates)
    .filter(({ choice }) => choice?.kind !== 'hide')
    .map((candidate) => ({ ...candidate, heat: boxHeat(candidate) }));
  const hottest = Math.max(0, ...open.filter((one) => isFresh(one, one.heat, now)).map(({ heat }) => heat));
  return open
    .map((candidate) => {
      const usual = usualOf.get(candidate.siteId) ?? 0;
      return { ...candidate, usual, score: score(candidate.heat, hottest, usual) + boostOf(candidate.choice) };
    })
    .toSorted(
      (a, b) => b.score - a.score || b.publishedAt.getTime() - a.publishedAt.getTime() || a.storyId - b.storyId,
    );
}

function boostOf(choice: EditorsChoice | null): number {
  return choice?.kind === 'boost' ? choice.by : 0;
}
