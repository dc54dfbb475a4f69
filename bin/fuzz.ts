/** `npm run fuzz -- NAME [COUNT] [SEED]`: what is sent to us, changed by chance. Words go to stderr. */
import { fuzzWire } from '../fuzz/wire.ts';
import { readConfig } from '../src/config.ts';

const usage = `npm run fuzz -- wire [COUNT] [SEED]
  wire     wire files with bytes, structure and encoding changed: none crashes a reader, takes a second, or makes half an item
  COUNT    how many files (100000)
  SEED     the same files again; a failure's own seed with a count of 1 is that file`;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const [name, count = '100000', seed = String(Date.now() % 1_000_000_000), ...more] = process.argv.slice(2);

if (name !== 'wire' || !/^[1-9]\d{0,8}$/.test(count) || !/^\d{1,10}$/.test(seed) || more.length > 0) {
  say(usage);
  process.exitCode = 2;
} else {
  say(`${count} wire files from seed ${seed}`);
  const figures = fuzzWire(readConfig({}).root, Number(count), Number(seed), ({ files, items, failures }) =>
    say(`${files} files, ${items} items, ${failures.length} failures`),
  );
  for (const failure of figures.failures) say(`npm run fuzz -- wire 1 ${failure.seed}\n  ${failure.what}`);
  const { failures, ...rest } = figures;
  process.stdout.write(`${JSON.stringify({ fuzz: 'wire', seed: Number(seed), ...rest, failures: failures.length })}\n`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
