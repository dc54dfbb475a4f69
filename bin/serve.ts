/** One node that serves pages: `npm run serve -- --port 8090`, or a child of the launcher. */
import { parseArgs } from 'node:util';
import { childEnvironment, readConfig } from '../src/config.ts';
import { runServe } from '../src/serve.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, 'metrics-port': { type: 'string' } } });
try {
  const environment = { ...(values.port ? { PORT: values.port } : {}), ...(values['metrics-port'] ? { METRICS_PORT: values['metrics-port'] } : {}) };
  await runServe(readConfig(childEnvironment(environment)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
