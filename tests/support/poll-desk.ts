/** Stories with a poll, on the desk of discussions. */
import { openPollWithin } from '../../src/features/polls/open-poll.ts';
import { findPolls } from '../../src/features/polls/polls.ts';
import { discussionDesk, site } from './discussion-desk.ts';
import type { DiscussionDesk } from './discussion-desk.ts';
import type { ClientReply, ReaderClient } from './reader-client.ts';

export const question = 'Should quiet cars be the default?';
export const answers = ['Yes', 'Only early and late', 'No'];
export const json = { accept: 'application/json' };

export interface Polled {
  id: number;
  path: string;
  poll: number;
}

export interface PollDesk extends Omit<DiscussionDesk, 'countsOf'> {
  newPoll(more?: { hidden?: boolean; closesIn?: number; body?: string }): Promise<Polled>;
  vote(polled: Polled, reader: ReaderClient, answer: string, headers?: Record<string, string>): Promise<ClientReply>;
  countsOf(polled: Polled): Promise<number[]>;
  /** The poll as everyone sees it. */
  boxOf(polled: Polled): Promise<string>;
}

export async function pollDesk(databaseUrl: string): Promise<PollDesk> {
  const talk = await discussionDesk(databaseUrl);
  const { db, desk, page } = talk;
  return {
    ...talk,
    async newPoll(more = {}) {
      const now = new Date();
      const closesAt = new Date(now.getTime() + (more.closesIn ?? 3_600_000));
      const rules = { question, answers, closesAt, hidden: more.hidden ?? false };
      const poll = await openPollWithin(db, rules, 'desk:test', now);
      const block = { poll: { number: poll, question, answers } };
      return { ...(await desk.publishNew({ body: [more.body ?? 'On quiet cars.', block] })), poll };
    },
    vote: ({ id, poll }, reader, answer, headers = {}) =>
      reader.post(site, `/polls/${poll}/vote`, { story: String(id), answer }, headers),
    countsOf: async ({ poll }) => (await findPolls(db, [poll]))[0]?.answers.map(({ votes }) => votes) ?? [],
    boxOf: async ({ path }) => (await page(path)).split('class="poll-box"')[1]?.split('<footer')[0] ?? '',
  };
}
