/** Every task, by name: a shell around one verb. All are safe to run twice. */
import { dirname } from 'node:path';
import type { CronItem, TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { eraseDueMembers } from './erase-members.ts';
import { eraseTakenDown } from './erase-story.ts';
import { feedTasks } from './feed-tasks.ts';
import {
  blockCounts,
  forgetReads,
  moveHeatLandmark,
  recomputePopular,
  warmByComments,
} from './features/audience/audience.ts';
import { followQuotes, forgetOrigins, recountDiscussion } from './features/discussion/discussion.ts';
import { makeCrop, makeMissingRenditions, ratios } from './features/media/media.ts';
import type { MediaStore, Ratio } from './features/media/media.ts';
import { buildDueEditions, forgetUnanswered, sendDeliveries } from './features/letters/letters.ts';
import { forgetEndedSessions } from './features/members/members.ts';
import { indexMissing, indexStory } from './features/search/search.ts';
import { recountPolls } from './features/polls/polls.ts';
import { relateMissing, relateStory } from './features/related/related.ts';
import { forgetOffers } from './features/promos/promos.ts';
import { loadNetwork } from './features/network/network.ts';
import { announceClock, publishDueStories, tagsOfPicture } from './features/stories/stories.ts';
import { emptyInbox, forgetFields, forgetFiles, forgetRaw, pollDueProviders } from './features/wire/wire.ts';
import { recomputeTrending } from './features/trending/trending.ts';
import type { MailTransport } from './platform/mail/mail-transport.ts';
import { record } from './platform/audit/audit-queries.ts';
import { sendQueuedMail } from './platform/mail/send-queued-mail.ts';
import { firstPriority } from './platform/tasks/task-queries.ts';
import { noteRun } from './platform/tasks/task-run-queries.ts';
import { forgetOldPurges } from './platform/db/purge-queries.ts';
import { forgetOldNodes } from './platform/nodes/node-queries.ts';
import type { Db } from './platform/db/database.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

export interface TaskDeps {
  db: Db;
  media: MediaStore;
  mail: MailTransport;
  originOf: (site: { host: string }) => string;
  /** What makes the links that end a subscription. */
  letterSecret: Buffer;
  tombstones: Tombstones;
  /** DATA_DIR/wire */
  wireFolder: string;
  /** Long work ends early, and goes on when a worker is there again. */
  stopping?: AbortSignal;
  now: () => Date;
  log: Logger;
}

const pictureTask = z.object({ pictureId: z.number().int() });
const cropTask = pictureTask.extend({
  ratio: z.enum(Object.keys(ratios) as [Ratio]),
  x: z.number().int(),
  y: z.number().int(),
});
const storyTask = z.object({ storyId: z.number().int() });
/** How far back the catch-up looks every ten minutes. A worker that starts looks back further. */
const lookBackMs = 1_200_000;
/** At once; the rest waits for the next time. */
const mostRelated = 2_000;

export function taskList({
  db,
  media,
  mail,
  originOf,
  letterSecret,
  tombstones,
  wireFolder,
  stopping,
  now,
  log,
}: TaskDeps): TaskList {
  return {
    ...feedTasks({ db, originOf, stopping, now, log }),
    async 'stories.publish-due'() {
      const { failed } = await publishDueStories(db, now());
      for (const { storyId, error } of failed)
        log.error({ err: error, storyId }, 'a scheduled story could not be published');
    },
    async 'stories.clock'(payload) {
      await announceClock(db, storyTask.parse(payload));
    },
    async 'stories.clock-catch-up'() {
      await announceClock(db, { since: new Date(now().getTime() - lookBackMs), until: now() });
    },
    async 'media.renditions'(payload) {
      await makeMissingRenditions(media, pictureTask.parse(payload).pictureId, (id) => tagsOfPicture(db, id));
    },
    async 'media.crop'(payload) {
      await makeCrop(media, cropTask.parse(payload), (id) => tagsOfPicture(db, id));
    },
    async 'stories.revised'(payload) {
      const { storyId } = storyTask.parse(payload);
      await followQuotes(db, storyId);
      await relateStory(db, storyId);
      await indexStory(db, storyId);
    },
    async 'stories.erase'(payload) {
      const { storyId } = storyTask.parse(payload);
      const erased = await eraseTakenDown({ db, tombstones, dataDir: dirname(wireFolder), now: now() }, storyId);
      if (erased !== null) log.info({ storyId, ...erased }, 'a story that was taken down leaves nothing behind');
    },
    async 'stories.relate-missing'() {
      await relateMissing(db, mostRelated);
      await indexMissing(db, mostRelated);
    },
    async 'discussion.recount'() {
      for (const { storyId, what } of await recountDiscussion(db)) {
        log.error({ storyId, what }, 'a count of the discussion was not what it counts, and is mended');
        await record(db, 'system:recount', 'discussion.drift', `story:${storyId}`, { what });
      }
      for (const { pollId, place } of await recountPolls(db)) {
        log.error({ pollId, place }, 'a count of a poll was not what it counts, and is mended');
        await record(db, 'system:recount', 'polls.drift', `poll:${pollId}`, { place });
      }
      await forgetOrigins(db);
      await noteRun(db, 'discussion.recount', now());
    },
    async 'letters.build'() {
      const { failed } = await buildDueEditions(db, await loadNetwork(db), now());
      for (const { error, ...which } of failed)
        log.error({ err: error, ...which }, 'an edition could not be built yet');
    },
    async 'letters.send'() {
      const { uncertain, turnedAway } = await sendDeliveries({
        ...{ db, network: await loadNetwork(db), mail, originOf, secretKey: letterSecret, now },
        ...(stopping ? { stopping } : {}),
      });
      if (uncertain > 0) log.warn({ uncertain }, 'deliveries whose sender ended before the answer are not sent again');
      if (turnedAway !== null) log.error({ reason: turnedAway }, 'the mail server lets none of our letters in');
    },
    async 'letters.forget-unanswered'() {
      await forgetUnanswered(db);
    },
    async 'mail.send'(payload, { job }) {
      await sendQueuedMail(mail, payload, String(job.id), (line) => log.warn(line));
    },
    async 'members.erase'() {
      const { failed } = await eraseDueMembers(db, tombstones, now());
      for (const { memberId, error } of failed) log.error({ err: error, memberId }, 'a member could not be erased yet');
    },
    async 'members.forget-ended'() {
      await forgetEndedSessions(db);
    },
    async 'trending.recompute'() {
      const { sites } = await loadNetwork(db);
      await recomputeTrending(
        db,
        sites.map(({ id }) => id),
        now(),
        blockCounts,
      );
    },
    async 'audience.warm'() {
      await moveHeatLandmark(db, now());
      await warmByComments(db);
    },
    async 'audience.popular'() {
      await recomputePopular(db, (await loadNetwork(db)).sites, now());
    },
    async 'audience.forget'() {
      await forgetReads(db, now().toISOString().slice(0, 10));
    },
    async 'promos.forget'() {
      await forgetOffers(db, now().toISOString().slice(0, 10));
    },
    async 'wire.poll'() {
      for (const { provider, file, error } of await pollDueProviders(db, wireFolder, now)) {
        if (error !== null) log.warn({ provider, error }, 'a provider could not be asked for news; it is asked later');
        else if (file !== null) log.info({ provider, file }, 'a provider has news');
      }
    },
    async 'wire.inbox'() {
      await emptyInbox(db, wireFolder);
    },
    async 'wire.forget-raw'() {
      const dropped = await forgetRaw(db, stopping);
      if (dropped > 0) log.info({ dropped }, 'bytes of wire items were kept long enough');
      await forgetFields(db);
    },
    async 'wire.forget-files'() {
      for (const forgotten of await forgetFiles(db, wireFolder, now(), stopping))
        log.info(forgotten, 'files of a wire folder were kept long enough');
    },
    async 'system.forget-purges'() {
      await forgetOldPurges(db);
      await forgetOldNodes(db);
    },
  };
}

/** What is late by a minute is too late. */
const first = { backfillPeriod: 0, priority: firstPriority };

export const cronItems: CronItem[] = [
  { task: 'stories.publish-due', match: '* * * * *', options: first },
  { task: 'stories.clock-catch-up', match: '*/10 * * * *', options: first },
  { task: 'letters.build', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'letters.send', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'letters.forget-unanswered', match: '53 3 * * *', options: { backfillPeriod: 0 } },
  { task: 'stories.relate-missing', match: '29 * * * *', options: { backfillPeriod: 3_600_000 } },
  { task: 'discussion.recount', match: '7,37 * * * *', options: { backfillPeriod: 0 } },
  { task: 'members.erase', match: '41 * * * *', options: { backfillPeriod: 0 } },
  { task: 'members.forget-ended', match: '23 * * * *', options: { backfillPeriod: 0 } },
  { task: 'trending.recompute', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'audience.warm', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'audience.popular', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'audience.forget', match: '11 * * * *', options: { backfillPeriod: 0 } },
  { task: 'promos.forget', match: '19 * * * *', options: { backfillPeriod: 0 } },
  { task: 'websub.deliver', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1, queueName: 'websub' } },
  { task: 'websub.catch-up', match: '*/10 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'wire.poll', match: '* * * * *', options: { ...first, maxAttempts: 1 } },
  { task: 'wire.forget-raw', match: '31 4 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'wire.forget-files', match: '47 4 * * *', options: { backfillPeriod: 86_400_000 } },
  { task: 'system.forget-purges', match: '17 * * * *', options: { backfillPeriod: 0 } },
];
