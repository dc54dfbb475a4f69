/** The embedded PostgreSQL, started again whenever it ends. Its address stays the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from '../postgres/embedded-postgres.ts';
import { restartDelayMs } from './restart-delay.ts';

export interface KeptPostgres {
  url: string;
  stop(): Promise<void>;
}

export async function keepPostgres(options: EmbeddedPostgresOptions): Promise<KeptPostgres> {
  let stopping = false;
  let server = await startEmbeddedPostgres(options);
  if (server.adopted) options.say(`PostgreSQL was still running (process ${server.pid}); using it.`);
  let current: Promise<void> = Promise.resolve();
  watch(server);

  function watch(running: EmbeddedPostgres): void {
    running.onExit(() => {
      options.say(`PostgreSQL (process ${running.pid}) ended; starting it again.`);
      current = startAgain();
    });
  }

  async function startAgain(): Promise<void> {
    for (let failures = 1; !stopping; failures += 1) {
      try {
        server = await startEmbeddedPostgres(options);
        watch(server);
        return;
      } catch (error) {
        options.say(`PostgreSQL did not come back: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(restartDelayMs(failures));
      }
    }
  }

  return {
    url: server.url,
    async stop() {
      stopping = true;
      await current;
      await server.stop();
    },
  };
}
