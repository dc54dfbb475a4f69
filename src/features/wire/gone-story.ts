/** Who took a story away for good, in words: a cancel of its agency, the desk, a court, or what was before a restore. */
import type { StoryState } from '../stories/stories.ts';

/** Null for a story that may come back. */
export function whyGone(state: StoryState | null | undefined, killedBy: string | null): string | null {
  if (state === 'taken-down') return 'The story was taken down, as by the order of a court.';
  if (state !== 'killed') return null;
  if (killedBy?.startsWith('wire:')) return 'Its agency has canceled the story.';
  if (killedBy?.startsWith('desk:') || killedBy?.startsWith('member:')) return 'The desk has killed the story.';
  if (killedBy === 'system:restore') return 'The story was killed before this network was restored from a backup.';
  return 'The story was killed.';
}
