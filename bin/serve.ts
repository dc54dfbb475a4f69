/** Serves pages: `npm run serve -- --port 8090`, or a child of the launcher. SERVE_PROCESSES says by how many processes. */
import cluster from 'node:cluster';
import { parseArgs } from 'node:util';
import { childEnvironment, readConfig } from '../src/config.ts';
import { runServeCluster } from '../src/serve-cluster.ts';
import { runServe } from '../src/serve.ts';

const usage = 'npm run serve -- [--port NUMBER] [--metrics-port NUMBER]';

/** Undefined for what it does not take. */
function asked(): { port?: string; 'metrics-port'?: string } | undefined {
  try {
    return parseArgs({ options: { port: { type: 'string' }, 'metrics-port': { type: 'string' } } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
}

const values = asked();
if (!values) process.exit(2);
try {
  const environment = {
    ...(values.port ? { PORT: values.port } : {}),
    ...(values['metrics-port'] ? { METRICS_PORT: values['metrics-port'] } : {}),
  };
  const config = readConfig(childEnvironment(environment));
  if (config.serveProcesses > 1 && cluster.isPrimary) await runServeCluster(config);
  else await runServe(config);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
