/**
 * The launcher's second start, on data that is there: until `/` answers 200. Then, after a thousand pages, the memory
 * of what it started, PostgreSQL apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { allAddresses } from './all-addresses.ts';
import { getRequest, openConnection } from './connection.ts';
import { claimDemoData, measuredStory } from './demo-data.ts';
import { getOnce, startLauncher } from './demo-node.ts';
import { measured } from './measure.ts';

const rounds = 4;
const pages = 1_000;
const readers = 4;
const impatienceMs = 20_000;

export const start: Bench = async (context) => {
  const { dataDir } = await claimDemoData(context);
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const launcher = await startLauncher(context, dataDir);
    await firstAnswer(launcher.port);
    seconds.push((performance.now() - began) / 1_000);
    await readPages(launcher.port);
    // The stand-in for Facebook is the demo's; no real network runs it.
    const parts = memoryBelow(launcher.pid).filter(({ name }) => name !== 'facebook');
    megabytes.push(parts.reduce((sum, part) => sum + part.megabytes, 0));
    context.say(
      `200 on / after ${seconds.at(-1)?.toFixed(2)} s; after ${pages} pages ${parts.map((part) => `${part.name} ${part.megabytes.toFixed(0)} MB`).join(', ')}`,
    );
    await launcher.stop();
  }
  return [
    measured({ bench: 'start/first-page', unit: 's', better: 'lower' }, seconds, 2),
    measured({ bench: 'start/memory', unit: 'MB', better: 'lower' }, megabytes, 200),
  ];
};

async function firstAnswer(port: number): Promise<void> {
  const until = performance.now() + impatienceMs;
  for (;;) {
    const reply = await getOnce(port, measuredStory.host, '/').catch(() => null);
    if (reply?.status === 200) return;
    if (performance.now() > until) throw new Error(`After ${impatienceMs} ms nothing answers on port ${port}.`);
    await sleep(5);
  }
}

/** Every address of the demo, again and again if there are fewer. */
async function readPages(port: number): Promise<void> {
  const addresses = await allAddresses(port);
  let next = 0;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      const connection = await openConnection(port);
      while (next < pages) {
        const { host, path } = addresses[next++ % addresses.length] ?? measuredStory;
        const { status } = await connection.get(getRequest(host, path, 'br'));
        if (status !== 200) throw new Error(`${host}${path} answers ${status}.`);
      }
      connection.close();
    }),
  );
}

interface Part {
  name: string;
  megabytes: number;
}

/** The processes that run our own scripts below the launcher; it has others for PostgreSQL. */
function memoryBelow(launcher: number): Part[] {
  if (!existsSync('/proc/self/smaps_rollup')) throw new Error('Memory can be measured on Linux only.');
  return descendants(launcher).flatMap((pid) => {
    const script = /\/dist\/\S*?([\w-]+)\.js/.exec(readFileSync(`/proc/${pid}/cmdline`, 'latin1'))?.[1];
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1];
    return script === undefined ? [] : [{ name: script, megabytes: (Number(kilobytes) * 1_024) / 1e6 }];
  });
}

function descendants(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').trim().split(' '))
    .filter((child) => child !== '')
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}
