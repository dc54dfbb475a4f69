/** One launcher per DATA_DIR: a second one would stop the PostgreSQL of the first. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isRunning } from '../processes/foreign-process.ts';

/** Returns what gives the claim up. A launcher that was killed has none. */
export function claimDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'launcher.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    // Its pid may be another program's by now.
    if (pid !== process.pid && isRunning(pid) && commandLine(pid).includes('launcher')) {
      throw new Error(
        `Kawaraban runs already on ${dataDir} (process ${pid}). Stop it first, set another DATA_DIR, or add a node to it: npm run serve -- --port 8090`,
      );
    }
    rmSync(file);
  }
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  return () => rmSync(file, { force: true });
}
