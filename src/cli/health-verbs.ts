/** How the machinery is, by command. */
import { examine } from '../features/health/health.ts';
import { embeddedReleaseAt } from '../platform/postgres/embedded-release.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const marks = { fine: 'ok  ', look: 'look', act: 'ACT ' } as const;

export const healthVerbs: Record<string, Verb> = {
  health: {
    usage: 'health',
    help: 'How the database, the disk, the queue, letters, wires, counts and backups are; exit code 1 if there is something to do.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        const { dataDir } = context.config;
        const findings = await examine({
          ...{ db, dataDir, now: context.now() },
          embedded: embeddedReleaseAt(dataDir),
        });
        for (const finding of findings)
          context.result(
            finding,
            `${marks[finding.state]}  ${finding.name.padEnd(24)}  ${finding.says}${finding.state === 'fine' ? '' : `  (docs/runbooks/${finding.runbook})`}`,
          );
        if (findings.some(({ state }) => state === 'act')) process.exitCode = 1;
      }),
  },
};
