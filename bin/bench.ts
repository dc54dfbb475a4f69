/** `npm run bench -- NAME`: the figures we hold ourselves to, one line of JSON each on stdout; all words go to stderr. */
import { parseArgs } from 'node:util';
import type { Bench, Measure } from '../bench/bench.ts';
import { beacon } from '../bench/beacon.ts';
import { cachedPage } from '../bench/cached-page.ts';
import { commentVisible } from '../bench/comment-visible.ts';
import { commentPost } from '../bench/comment-post.ts';
import { claimDemoData } from '../bench/demo-data.ts';
import { decide } from '../bench/decide.ts';
import { kill } from '../bench/kill.ts';
import { lab } from '../bench/lab.ts';
import { pageWeight } from '../bench/page-weight.ts';
import { publishVisible } from '../bench/publish-visible.ts';
import { renderStory } from '../bench/render-story.ts';
import { search } from '../bench/search.ts';
import { sitemaps } from '../bench/sitemaps.ts';
import { start } from '../bench/start.ts';
import { thread10k } from '../bench/thread-10k.ts';
import { trending } from '../bench/trending.ts';
import { trendingDays } from '../bench/trending-days.ts';
import { votes } from '../bench/votes.ts';
import { wireIngest } from '../bench/wire-ingest.ts';
import { readConfig } from '../src/config.ts';

const benches = new Map<string, Bench>([
  ['cached-page', cachedPage],
  ['render-story', renderStory],
  ['page-weight', pageWeight],
  ['lab', lab],
  ['publish-visible', publishVisible],
  ['wire-ingest', wireIngest],
  ['kill', kill],
  ['search', search],
  ['sitemaps', sitemaps],
  ['start', start],
  ['beacon', beacon],
  ['decide', decide],
  ['votes', votes],
  ['comment-post', commentPost],
  ['comment-visible', commentVisible],
  ['thread-10k', thread10k],
  ['trending', trending],
  ['trending-days', trendingDays],
]);
const usage = `npm run bench -- NAME … [--prepare] [--full] [--exact]
  --prepare   only makes the data that the benchmarks need
  --full      more of what is measured, where the usual size is a sample
  --exact     only bytes and counts decide the exit code: times differ from machine to machine
names: ${[...benches.keys()].join(', ')}`;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const flag = { type: 'boolean', default: false } as const;
const options = { prepare: flag, full: flag, exact: flag, list: flag };
const { values, positionals: names } = parseArgs({ options, allowPositionals: true });
const chosen = names.map((name) => benches.get(name)).filter((bench) => bench !== undefined);

if (values.list) process.stdout.write(`${[...benches.keys()].join('\n')}\n`);
else if (chosen.length < names.length || (chosen.length === 0 && !values.prepare)) {
  say(usage);
  process.exitCode = 1;
} else {
  const measures: Measure[] = [];
  try {
    if (values.prepare) chosen.splice(0, chosen.length, (context) => claimDemoData(context).then(() => []));
    for (const bench of chosen) measures.push(...(await alone(bench)));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
  for (const measure of measures) process.stdout.write(`${JSON.stringify(measure)}\n`);
  const decisive = measures.filter(({ unit }) => !values.exact || unit === 'bytes' || unit === 'queries');
  if (decisive.some(({ pass }) => !pass)) process.exitCode = 1;
}
process.exit();

/** Runs it and undoes what it started, also when it is interrupted. */
async function alone(bench: Bench): Promise<Measure[]> {
  await using cleanUp = new AsyncDisposableStack();
  const interrupted = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => reject(new Error(`Stopped by ${signal}.`)));
  });
  const context = { root: readConfig({}).root, say, full: values.full, cleanUp };
  return await Promise.race([bench(context), interrupted]);
}
