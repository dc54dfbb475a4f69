/**
 * What one item costs from its file in the folder to its story before readers: CPU of the program and of PostgreSQL
 * together. Texts of 600 words as ninjs and as NITF; and how long a camera's picture takes, which a child process decodes.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { startImageProcess } from '../src/features/media/media.ts';
import { loadNetwork } from '../src/features/network/network.ts';
import { storyStatus } from '../src/features/stories/stories.ts';
import { allProviders, takeWireFile } from '../src/features/wire/wire.ts';
import type { Provider, WireDeps } from '../src/features/wire/wire.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import type { Bench } from './bench.ts';
import { measured, percentile } from './measure.ts';
import { postgresCpuSeconds } from './postgres-cpu.ts';
import { openScratchDatabase } from './scratch-database.ts';

const rounds = 3;
const warmUp = 20;
const pictures = 3;
/** px; 24 million of them, as cameras take them. */
const camera = { width: 6_000, height: 4_000 };

export const wireIngest: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const { db, close } = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  context.cleanUp.defer(close);
  const folder = await mkdtemp(join(tmpdir(), 'kawaraban-bench-wire-'));
  context.cleanUp.defer(() => rm(folder, { recursive: true }));
  const images = startImageProcess('now');
  context.cleanUp.defer(() => images.close());
  const deps: WireDeps = {
    ...{ db, network: await loadNetwork(db), now: () => new Date() },
    media: { db, folder: join(folder, 'media'), images },
    tombstones: openTombstones(join(folder, 'tombstones.log')),
  };
  const provider = (await allProviders(db)).find(({ key }) => key === 'kaikyo');
  if (!provider) throw new Error('The demo has no provider “kaikyo” any more.');
  const drop = dropsFor(deps, provider, folder);
  const items = context.full ? 400 : 100;

  const costs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const count = round === 0 ? warmUp : items;
    const own = process.cpuUsage();
    const before = postgresCpuSeconds(config.dataDir);
    for (let done = 0; done < count; done += 1) await drop(done % 2 === 0 ? ninjs : nitf);
    const { user, system } = process.cpuUsage(own);
    const [ours, theirs] = [
      (user + system) / 1_000 / count,
      ((postgresCpuSeconds(config.dataDir) - before) * 1_000) / count,
    ];
    if (round === 0) continue;
    costs.push(ours + theirs);
    context.say(`${count} items: ${ours.toFixed(1)} ms of CPU each, and ${theirs.toFixed(1)} ms of PostgreSQL’s`);
  }
  await writeFile(join(folder, 'camera.jpg'), await cameraPicture());
  const waits: number[] = [];
  for (let done = 0; done < pictures; done += 1) {
    const began = performance.now();
    await drop(withPicture);
    waits.push((performance.now() - began) / 1_000);
  }
  context.say(`with a picture of 24 million pixels: ${waits.map((wait) => wait.toFixed(2)).join(', ')} s`);
  return [
    measured({ bench: 'wire-ingest/text', unit: 'ms', better: 'lower' }, costs, 50),
    measured({ bench: 'wire-ingest/picture', unit: 's', better: 'lower' }, [percentile(waits, 1)], 4),
  ];
};

type Make = (number: number) => string;

/** Each of them a file of its own, with a new item; throws unless readers can read it. */
function dropsFor(deps: WireDeps, provider: Provider, folder: string): (make: Make) => Promise<void> {
  let made = 0;
  return async (make) => {
    made += 1;
    const file = join(folder, `${made}.wire`);
    await writeFile(file, make(made));
    const taken = await takeWireFile(deps, provider, file);
    if (!taken.ok) throw new Error(`The wire file was refused: ${taken.reason}`);
    const { storyId } = taken.ingested;
    const status = storyId === null ? undefined : await storyStatus(deps.db, storyId);
    if (status?.state !== 'live') throw new Error(`The item is not live: ${taken.problems.join(' ')}`);
  };
}

const sentence = 'The night ferry left four minutes late, and nobody on the upper deck looked at a watch.';
const paragraphs = Array.from({ length: 12 }, (_, at) => `<p>${at + 1}. ${sentence} ${sentence} ${sentence}</p>`).join(
  '',
);
const key = (number: number): string => `urn:example:bench-${number}`;
const headline = (number: number): string => `Ferry ${number} leaves four minutes late`;

const ninjsItem = (number: number): Record<string, unknown> => ({
  standard: { name: 'ninjs', version: '2.2' },
  ...{ uri: key(number), type: 'text', version: '1', versioncreated: '2026-11-24T09:00:00+09:00' },
  ...{ pubstatus: 'usable', language: 'en', located: 'Otaru', by: 'Kaikyo Press', copyrightholder: 'Kaikyo Press' },
  headlines: [{ role: 'main', value: headline(number) }],
  bodies: [{ role: 'main', contenttype: 'text/html', value: paragraphs }],
});

const ninjs: Make = (number) => JSON.stringify(ninjsItem(number));

const withPicture: Make = (number) =>
  JSON.stringify({
    ...ninjsItem(number),
    associations: [
      {
        ...{ name: 'mainpicture', type: 'picture' },
        descriptions: [
          { role: 'caption', value: 'A ferry at its quay.' },
          { role: 'credit', value: 'Kaikyo Press' },
        ],
        renditions: [{ name: 'main', href: 'camera.jpg' }],
      },
    ],
  });

const nitf: Make = (number) => `<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><docdata><doc-id id-string="${key(number)}"/><doc.copyright holder="Kaikyo Press"/></docdata></head>
<body><body.head><hedline><hl1>${headline(number)}</hl1></hedline><dateline><location>Otaru</location></dateline></body.head>
<body.content>${paragraphs}</body.content></body></nitf>`;

/** As hard to decode as a photograph: fine grain in every pixel. */
async function cameraPicture(): Promise<Buffer> {
  const { width, height } = camera;
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
