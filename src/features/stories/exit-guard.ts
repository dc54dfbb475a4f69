/**
 * The one rule of whether a story's words or pictures may leave. Every query that feeds an exit asks it twice: in SQL
 * (`may_leave`, the database's clock) and here (the node's clock).
 */
import type { StoryState } from './story.ts';

export interface ExitFacts {
  state: StoryState;
  /** Its agency holds it and has not said until when. */
  embargoOpen: boolean;
  embargoUntil: Date | null;
  expiresAt: Date | null;
}

export type Refusal = 'draft' | 'scheduled' | 'withheld' | 'killed' | 'taken-down' | 'embargoed' | 'expired';

/** Null when it may leave. */
export function refusal(story: ExitFacts, now: Date): Refusal | null {
  if (story.state !== 'live') return story.state;
  if (story.embargoOpen) return 'embargoed';
  if (story.embargoUntil !== null && story.embargoUntil > now) return 'embargoed';
  if (story.expiresAt !== null && story.expiresAt <= now) return 'expired';
  return null;
}
