/** One launcher per DATA_DIR: a second one would stop the PostgreSQL of the first. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isRunning } from '../processes/foreign-process.ts';

/** Returns what gives the claim up. A launcher that was killed has none. */
export function claimDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = noteOf(dataDir);
  const other = launcherOn(dataDir);
  if (other !== null) {
    throw new Error(
      `Kawaraban runs already on ${dataDir} (process ${other}). Stop it first, set another DATA_DIR, or add a node to it: npm run serve -- --port 8090`,
    );
  }
  if (existsSync(file)) rmSync(file);
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  return () => rmSync(file, { force: true });
}

/** The launcher that has claimed it and still runs. Its pid may be another program's by now. */
export function launcherOn(dataDir: string): number | null {
  const file = noteOf(dataDir);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  return pid !== process.pid && isRunning(pid) && commandLine(pid).includes('launcher') ? pid : null;
}

function noteOf(dataDir: string): string {
  return join(dataDir, 'launcher.pid');
}
