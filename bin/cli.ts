/** `./kawaraban VERB`. */
import { runCli } from '../src/cli/cli.ts';

// Whoever reads our results has read enough: `./kawaraban routes | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2));
