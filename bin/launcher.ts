/** `npm start`: PostgreSQL, the pages and the tasks, kept running until Ctrl-C. */
import { join } from 'node:path';
import { childEnvironment, readConfig } from '../src/config.ts';
import { launch } from '../src/platform/supervisor/launch.ts';

const say = (line: string): void => console.log(line);
/** Serve alone answers people: what waits for nobody has little room, and is tidied more often. */
const child = (name: string, youngMegabytes = 1) => ({
  ...{ name, youngMegabytes },
  script: join(import.meta.dirname, `${name}.js`),
});
// The terminal may be closed while everything is being stopped.
process.stdout.on('error', () => undefined);

try {
  const config = readConfig();
  process.exitCode = await launch({
    root: config.root,
    dataDir: config.dataDir,
    databaseUrl: config.embeddedPostgres ? null : config.databaseUrl,
    children: [child('serve', 8), child('worker')],
    async laterChildren(databaseUrl) {
      if (config.facebook !== null) return [];
      const { isLocalNetwork } = await import('../src/is-local-network.ts');
      return (await isLocalNetwork(databaseUrl)) ? [child('facebook')] : [];
    },
    environment: (databaseUrl) => childEnvironment({ DATABASE_URL: databaseUrl }),
    // Loaded while the children load what they need.
    async prepareDatabase(databaseUrl) {
      const { migrate } = await import('../src/platform/db/migrate.ts');
      await migrate({ databaseUrl, root: config.root, say });
      const { seedDemoIfEmpty } = await import('../src/demo-seed.ts');
      await seedDemoIfEmpty({ ...config, databaseUrl }, say);
    },
    say,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The signal handlers and a migration that was cut short would keep the process alive.
process.exit();
