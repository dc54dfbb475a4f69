/** Candidates for the network block, of which a test says what matters. */
import type { Candidate } from '../../src/features/trending/trending.ts';

export const now = new Date('2026-11-24T09:00:00Z');

export function sampleCandidate(wanted: Partial<Candidate> = {}): Candidate {
  const { storyId = 1, fast = 10 } = wanted;
  return {
    storyId,
    siteId: 2,
    onSites: [wanted.siteId ?? 2],
    cluster: storyId,
    kind: 'news',
    topics: [],
    pictured: true,
    publishedAt: new Date(now.getTime() - 10 * 3_600_000),
    updatedAt: null,
    fast,
    // As one that is read steadily.
    slow: 6 * fast,
    choice: null,
    tried: { shows: 0, clicks: 0 },
    ...wanted,
  };
}
