/** `npm run faults -- NAME`: kills what serves while people write, and looks at what is left. Words go to stderr. */
import { parseArgs } from 'node:util';
import { sumUp } from '../faults/sum-up.ts';
import { writesUnderFaults } from '../faults/writes.ts';
import { readConfig } from '../src/config.ts';

const usage = `npm run faults -- writes [--cycles N] [--seed N] [--control]
  writes      32 writers, and kill -9 of serve or of PostgreSQL in every cycle: nothing acknowledged may be lost or doubled
  --cycles    how often something is killed (100)
  --seed      the same kills at the same moments again
  --control   PostgreSQL acknowledges before it is durable: losses must be found, or the checker sees nothing`;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const options = {
  cycles: { type: 'string', default: '100' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  control: { type: 'boolean', default: false },
} as const;
const { values, positionals } = parseArgs({ options, allowPositionals: true });

if (positionals.join() !== 'writes' || !/^[1-9]\d{0,3}$/.test(values.cycles) || !/^\d{1,9}$/.test(values.seed)) {
  say(usage);
  process.exitCode = 2;
} else {
  await using cleanUp = new AsyncDisposableStack();
  const interrupted = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => reject(new Error(`Stopped by ${signal}.`)));
  });
  const asked = { cycles: Number(values.cycles), seed: Number(values.seed), control: values.control };
  try {
    const run = writesUnderFaults({ ...asked, root: readConfig({}).root, say, cleanUp });
    const { lines, summary } = sumUp(await Promise.race([run, interrupted]));
    for (const line of lines) say(line);
    process.stdout.write(`${JSON.stringify({ fault: 'writes', ...asked, ...summary })}\n`);
    const passed = asked.control ? summary.lost > 0 : summary.lost + summary.doubled + summary.otherFaults === 0;
    process.exitCode = passed ? 0 : 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
