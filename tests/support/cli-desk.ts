/** The desk at the command line, on one database and one DATA_DIR. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { kawaraban } from './kawaraban.ts';
import type { Finished } from './kawaraban.ts';

interface StoryResult {
  storyId: number;
  done: string;
  addresses: string[];
}

/** A story's file as `story new` takes it. */
export function ladderStory(changed: object = {}): object {
  return {
    kind: 'news',
    site: 'hibari',
    section: 'national',
    slug: 'borrowed-ladder',
    headline: 'Borrowed ladder comes back after nineteen years, one rung longer',
    body: ['Nobody had asked.', 'The rung is of a different wood.'],
    ...changed,
  };
}

export function cliDesk(databaseUrl: string, dataDir: string) {
  const on = (url: string) => ({ DATABASE_URL: url, DATA_DIR: dataDir });
  const run = (args: string[], input?: string | Buffer): Promise<Finished> =>
    kawaraban(args, on(databaseUrl), input === undefined ? {} : { input });
  return {
    on,
    run,
    file(name: string, content: string | object): string {
      const path = join(dataDir, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    /** The one line that a story verb answers with `--json`. */
    async storyVerb(...args: string[]): Promise<StoryResult> {
      const finished = await run(['story', ...args, '--json']);
      expect(finished, finished.stderr).toMatchObject({ code: 0, stderr: '' });
      const [result, ...more] = finished.json() as StoryResult[];
      expect(more).toEqual([]);
      return result ?? { storyId: 0, done: '', addresses: [] };
    },
  };
}
