/** Backup and restore by command. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backUp } from '../backup-network.ts';
import { restore } from '../restore-network.ts';
import { record } from '../platform/audit/audit-queries.ts';
import { openDatabase } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { launcherOn } from '../platform/supervisor/claim-data-dir.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withServer } from './with-desk.ts';

/** For the page of health, which says how old the last one is. */
async function noteBackup(databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban cli' });
  try {
    await record(db, 'desk:cli', 'backup.made', 'network');
  } finally {
    await close();
  }
}

export const backupVerbs: Record<string, Verb> = {
  backup: {
    usage: 'backup FILE',
    help: 'Writes every table at one moment and all pictures to a file, while everything runs. What has to stay apart: DATA_DIR/keys.',
    takes: 1,
    async run(context, [named]) {
      const file = resolve(needed(named, 'FILE'));
      if (existsSync(file)) throw new UsageError(`${file} is there already: give another name.`);
      const began = performance.now();
      await withServer(context, async (databaseUrl) => {
        const { dataDir } = context.config;
        const made = await backUp({ databaseUrl, dataDir, now: context.now(), say: context.say }, file);
        // Nobody may be led to believe that all is there, and throw the older ones away.
        if (made.missing.length === 0) await noteBackup(databaseUrl);
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        context.say(`to be kept apart: ${join(dataDir, 'keys')} and ${join(dataDir, 'tombstones.log')}`);
        context.result(
          { file, ...made, missing: made.missing.length },
          `${file}: ${made.rows} rows of ${made.tables} tables, ${made.pictures} picture files, ${(made.bytes / 1e6).toFixed(1)} MB in ${seconds} s`,
        );
        if (made.missing.length > 0)
          throw new KnownError('backup-incomplete', `${made.missing.length}, among them ${made.missing[0]}.`);
      });
    },
  },
  restore: {
    usage: 'restore FILE [--replace] [--tombstones FILE]',
    help: 'Makes the network of a backup, while nothing runs. What was killed or erased since stays so, by DATA_DIR/tombstones.log and what --tombstones adds.',
    takes: 1,
    options: { replace: { type: 'boolean' }, tombstones: { type: 'string' } },
    async run(context, [named], { replace, tombstones }) {
      const file = resolve(needed(named, 'FILE'));
      if (!existsSync(file)) throw new UsageError(`${file} is not there.`);
      if (typeof tombstones === 'string' && !existsSync(tombstones))
        throw new UsageError(`${tombstones} is not there.`);
      const { config, say } = context;
      const launcher = launcherOn(config.dataDir);
      if (launcher !== null) throw new KnownError('restore-running', `Its launcher is process ${launcher}.`);
      const began = performance.now();
      await withServer({ ...context, migrateFirst: true }, async (databaseUrl) => {
        const done = await restore(
          {
            ...{ databaseUrl, root: config.root, dataDir: config.dataDir, now: context.now(), say },
            replace: replace === true,
            tombstoneFiles: typeof tombstones === 'string' ? [resolve(tombstones)] : [],
          },
          file,
        );
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        if (!existsSync(join(config.dataDir, 'keys')))
          context.say(
            `${join(config.dataDir, 'keys')} is not there: links in letters that were sent before will not work.`,
          );
        context.result(
          { file, ...done },
          `restored as of ${done.madeAt}: ${done.tables} tables, ${done.pictures} picture files, ${done.goneAgain} killed or erased again, in ${seconds} s. Everybody logs in again; letters that waited then are not sent.`,
        );
      });
    },
  },
};
