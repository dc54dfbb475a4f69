/** Starts PostgreSQL and the children in an order that wastes no time, keeps them running, and stops them together. */
import { claimDataDir } from './claim-data-dir.ts';
import { keepChild } from './keep-child.ts';
import type { Child, KeptChild } from './keep-child.ts';
import { keepPostgres } from './keep-postgres.ts';
import type { KeptPostgres } from './keep-postgres.ts';
import { notePort } from './port-note.ts';
import { onStopSignals } from './stop-signals.ts';

/** With PostgreSQL's own patience, all is over within ten seconds. */
const drainMs = 5_000;

export interface LaunchOptions {
  root: string;
  dataDir: string;
  /** Null: we run PostgreSQL ourselves. */
  databaseUrl: string | null;
  children: Child[];
  /** Those of which only the database knows whether they are wanted. */
  laterChildren: (databaseUrl: string) => Promise<Child[]>;
  environment: (databaseUrl: string) => NodeJS.ProcessEnv;
  /** Migrations and demo: done before a child may ask the database anything. */
  prepareDatabase: (databaseUrl: string) => Promise<void>;
  say: (line: string) => void;
}

/** Resolves with the exit code, when all has stopped. */
export async function launch(options: LaunchOptions): Promise<number> {
  const release = claimDataDir(options.dataDir);
  const children: KeptChild[] = [];
  let starting: Promise<KeptPostgres> | null = null;
  const signals = onStopSignals(() => children.forEach((child) => child.kill()));
  try {
    let { databaseUrl } = options;
    if (databaseUrl === null) {
      starting = keepPostgres(options);
      databaseUrl = (await starting).url;
    }
    if (!signals.stopping) children.push(...startChildren(options, options.children, databaseUrl));
    await Promise.race([options.prepareDatabase(databaseUrl), signals.stop]);
    for (const child of children) child.databaseIsReady();
    if (!signals.stopping) {
      const later = startChildren(options, await options.laterChildren(databaseUrl), databaseUrl);
      for (const child of later) child.databaseIsReady();
      children.push(...later);
    }
    await signals.stop;
    return 0;
  } finally {
    await Promise.all(children.map((child) => child.stop(drainMs)));
    await (await starting?.catch(() => null))?.stop();
    release();
  }
}

/** Their addresses are said once, when all are there, and again when one has moved. */
function startChildren(options: LaunchOptions, wanted: LaunchOptions['children'], databaseUrl: string): KeptChild[] {
  const said = new Map<string, string>();
  return wanted.map((child) =>
    keepChild({
      ...child,
      env: options.environment(databaseUrl),
      say: options.say,
      onReady: ({ lines, port }) => {
        if (port !== undefined) notePort(options.dataDir, port);
        const text = lines.join('\n');
        if (said.get(child.name) === text) options.say(`${child.name} is back.`);
        else if (text) options.say(text);
        said.set(child.name, text);
      },
    }),
  );
}
