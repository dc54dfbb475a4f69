/** The tasks by which feeds reach those who have asked to be told (WebSub). */
import type { TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { loadNetwork } from './features/network/network.ts';
import { tagsOfStory } from './features/stories/stories.ts';
import {
  deliverDue,
  distributeFeeds,
  dropGivenUpVerifications,
  forgetEnded,
  verifyIntent,
} from './features/websub/websub.ts';
import type { Topics } from './features/websub/websub.ts';
import type { Db } from './platform/db/database.ts';

export interface FeedTaskDeps {
  db: Db;
  originOf: (site: { host: string }) => string;
  stopping: AbortSignal | undefined;
  now: () => Date;
  log: Logger;
}

const storyTask = z.object({ storyId: z.number().int() });

export function feedTasks({ db, originOf, stopping, now, log }: FeedTaskDeps): TaskList {
  const open = async (): Promise<{ topics: Topics; local: boolean }> => {
    // Loaded where somebody awaits a feed: a worker of a network without subscribers never writes one.
    const { feedTopics } = await import('./api/feed-topics.ts');
    const network = await loadNetwork(db);
    return { topics: feedTopics({ db, network, originOf, now }), local: network.local };
  };
  const openTopics = async (): Promise<Topics> => (await open()).topics;
  return {
    async 'stories.changed'(payload) {
      const { storyId } = storyTask.parse(payload);
      await distributeFeeds(db, openTopics, await tagsOfStory(db, storyId), now());
    },
    async 'websub.verify'(payload, { job }) {
      try {
        const { topics, local } = await open();
        const verified = await verifyIntent(db, topics, payload, local, now());
        if (verified === 'no room') log.warn('a feed or a host has more subscribers than there is room for');
      } catch (error) {
        if (job.attempts < job.max_attempts) throw error;
        // Given up, it would lie in the queue with its secret until somebody came by.
        log.error({ err: error }, 'a subscription could not be verified; its program may ask again');
      }
    },
    async 'websub.deliver'() {
      const delivered = await deliverDue({
        ...{ db, open, now, stopping },
        report: (error, topic) =>
          log.error({ err: error, topic }, 'a feed cannot be written, and so nobody is told of it'),
      });
      if (delivered.failed + delivered.ended > 0) log.info(delivered, 'some subscribers took nothing');
    },
    /** What changes without a story: names of sections, settings; and what the clock alone changes. */
    async 'websub.catch-up'() {
      await forgetEnded(db, now());
      await dropGivenUpVerifications(db);
      await distributeFeeds(db, openTopics, null, now());
    },
  };
}
