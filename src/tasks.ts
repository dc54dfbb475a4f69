/** Every task, by name: a shell around one verb. All are safe to run twice. */
import type { CronItem, TaskList } from 'graphile-worker';
import type { Logger } from 'pino';
import { z } from 'zod';
import { makeMissingRenditions } from './features/media/media.ts';
import type { MediaStore } from './features/media/media.ts';
import { forgetEndedSessions } from './features/members/members.ts';
import { announceClock, publishDueStories, tagsOfPicture } from './features/stories/stories.ts';
import type { MailTransport } from './platform/mail/mail-transport.ts';
import { sendQueuedMail } from './platform/mail/send-queued-mail.ts';
import { forgetOldPurges } from './platform/db/purge-queries.ts';
import type { Db } from './platform/db/database.ts';

export interface TaskDeps {
  db: Db;
  media: MediaStore;
  mail: MailTransport;
  now: () => Date;
  log: Logger;
}

const pictureTask = z.object({ pictureId: z.number().int() });
const storyTask = z.object({ storyId: z.number().int() });
/** How far back the catch-up looks every ten minutes. A worker that starts looks back further. */
const lookBackMs = 1_200_000;

export function taskList({ db, media, mail, now, log }: TaskDeps): TaskList {
  return {
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
    async 'mail.send'(payload, { job }) {
      await sendQueuedMail(mail, payload, String(job.id), (line) => log.warn(line));
    },
    async 'members.forget-ended'() {
      await forgetEndedSessions(db);
    },
    async 'system.forget-purges'() {
      await forgetOldPurges(db);
    },
  };
}

export const cronItems: CronItem[] = [
  { task: 'stories.publish-due', match: '* * * * *', options: { backfillPeriod: 0 } },
  { task: 'stories.clock-catch-up', match: '*/10 * * * *', options: { backfillPeriod: 0 } },
  { task: 'members.forget-ended', match: '23 * * * *', options: { backfillPeriod: 0 } },
  { task: 'system.forget-purges', match: '17 * * * *', options: { backfillPeriod: 0 } },
];
