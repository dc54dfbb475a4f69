/** How the machinery is, by command. */
import { examine } from '../features/health/health.ts';
import { openDatabase } from '../platform/db/database.ts';
import { isReachable } from '../platform/db/is-reachable.ts';
import { embeddedReleaseFor } from '../platform/postgres/embedded-release.ts';
import { UnreachableError } from './verb.ts';
import type { Verb } from './verb.ts';

const marks = { fine: 'ok  ', look: 'look', act: 'ACT ' } as const;

export const healthVerbs: Record<string, Verb> = {
  health: {
    usage: 'health',
    help: 'How the database, the disk, the queue, letters, wires, counts and backups are; exit code 1 if there is something to do.',
    async run(context) {
      const { dataDir, databaseUrl } = context.config;
      // It looks, and starts nothing: a server that is not there is what was to be found.
      if (databaseUrl === null || !(await isReachable(databaseUrl)))
        throw new UnreachableError(
          'There is no database to ask: nothing runs on this DATA_DIR, or look at DATABASE_URL.',
        );
      const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban health', statementTimeoutMs: 5_000 });
      try {
        const embedded = embeddedReleaseFor(databaseUrl, dataDir);
        const findings = await examine({ db, dataDir, embedded, now: context.now() });
        for (const finding of findings) {
          const where = finding.state === 'fine' ? '' : `  (docs/runbooks/${finding.runbook})`;
          context.result(finding, `${marks[finding.state]}  ${finding.name.padEnd(24)}  ${finding.says}${where}`);
        }
        if (findings.some(({ state }) => state === 'act')) process.exitCode = 1;
      } finally {
        await close();
      }
    },
  },
};
