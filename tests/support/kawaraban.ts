/** The command line as people call it: a process of its own, its two streams and its exit code. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './demo-network.ts';

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The lines of stdout, each as JSON. */
  json(): unknown[];
}

export function kawaraban(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  options: { input?: string | Buffer; cwd?: string; /** Nobody reads its results. */ unread?: true } = {},
): Promise<Finished> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/cli.js'), ...args], {
    cwd: options.cwd ?? projectRoot,
    env: { ...inherited, ...environment },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  if (options.unread) child.stdout.destroy();
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // One that refuses early does not read all that it is given.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const stdout = Buffer.concat(out).toString();
      resolve({
        code,
        stdout,
        stderr: Buffer.concat(err).toString(),
        json: () =>
          stdout
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as unknown),
      });
    });
  });
}
