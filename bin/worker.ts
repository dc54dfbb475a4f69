/** Runs the tasks and watches the wire folders; a child of the launcher, or `node dist/bin/worker.js`. */
import { readConfig } from '../src/config.ts';
import { runWorker } from '../src/worker.ts';

try {
  await runWorker(readConfig());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
