/** The front door of `polls`: questions inside stories, and what members vote. */
export { closePoll } from './close-poll.ts';
export { isOpen, isPollTag, pollTag, votesIn } from './poll.ts';
export type { Poll } from './poll.ts';
export { PollBox } from './poll-box.tsx';
export { pollLookUp } from './poll-look-up.ts';
export { findPolls, newestPolls, pollsByIds } from './poll-queries.ts';
export { exportPollVotes, forgetPollVoter, ownPollVotes } from './poll-vote-queries.ts';
export { createPollWrites } from './poll-writes.ts';
export type { PollWrites } from './poll-writes.ts';
export { recountPolls } from './recount-polls.ts';
