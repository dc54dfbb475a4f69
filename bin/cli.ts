/** `./kawaraban VERB`. */
import { runCli } from '../src/cli/cli.ts';

// Whoever reads has read enough: `./kawaraban routes | head -1`. The verb goes on to its end all the same, since it may
// have a transaction open and a PostgreSQL to stop.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCli(process.argv.slice(2));
