/** Stories of any kind, from the samples of docs/KINDS.md, on the demo's network. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { readDraft } from '../../src/cli/read-draft.ts';
import { startImageProcess } from '../../src/features/media/media.ts';
import type { Network } from '../../src/features/network/network.ts';
import { newStory, publishStory, signOffStory } from '../../src/features/stories/stories.ts';
import type { StoryInput, StoryKind } from '../../src/features/stories/stories.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { projectRoot } from './demo-network.ts';
import { sampleCopy, sampleStory } from './sample-stories.ts';

type Sample = StoryInput & { fields?: Record<string, unknown> };

/** As they stand in the manual, by their kinds. */
export function samplesOfKinds(): Map<StoryKind, Sample> {
  const manual = readFileSync(join(projectRoot, 'docs', 'KINDS.md'), 'utf8');
  const samples = [...manual.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text) as Sample);
  return new Map(samples.map((sample) => [sample.kind ?? 'news', sample]));
}

export interface MadeStory {
  id: number;
  host: string;
  path: string;
}

export function kindDesk(options: { db: Db; databaseUrl: string; network: Network; dataDir: string }) {
  const { db, databaseUrl, network, dataDir } = options;
  const images = startImageProcess();
  afterAll(() => images.close());
  const media = { db, folder: join(dataDir, 'media'), images };
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));
  const desk = { db, databaseUrl, network, media, tombstones };
  const samples = samplesOfKinds();
  let files = 0;

  const sampleOf = (kind: StoryKind): Sample => structuredClone(samples.get(kind)!);

  return {
    desk,
    samples,
    sampleOf,
    /** The digest’s sample names stories of the demo. */
    async storiesThatTheDigestNames(): Promise<number[]> {
      const ids: number[] = [];
      for (const [under, slug] of [
        ['home', 'moving-out-deposit'],
        ['paperwork', 'city-office-day'],
      ] as const) {
        const copy = sampleCopy({ headline: `Named: ${slug}` });
        const { storyId } = await newStory(
          db,
          sampleStory(network, { on: 'norenwork', under, slug, copy }),
          'desk:test',
        );
        await publishStory(db, storyId, 'desk:test', new Date());
        ids.push(storyId);
      }
      return ids;
    },
    draftOf: (sample: Sample) => readDraft(desk, asFile(sample), new Date()),
    /** A file beside which the sample's pictures are found. */
    asFile,
    make,
    publish,
  };

  async function make(sample: Sample): Promise<MadeStory> {
    const draft = await readDraft(desk, asFile(sample), new Date());
    const { storyId, slug } = await newStory(db, draft, 'desk:test');
    const prefix = draft.language === draft.site.languages[0] ? '' : `/${draft.language}`;
    return { id: storyId, host: draft.site.host, path: `${prefix}/category/${draft.section.path}/${slug}` };
  }

  async function publish(sample: Sample): Promise<MadeStory> {
    const made = await make(sample);
    if (((sample.fields?.['legalRisks'] ?? []) as unknown[]).length > 0)
      await signOffStory(db, made.id, { note: 'Read.' }, 'desk:test', new Date());
    await publishStory(db, made.id, 'desk:test', new Date());
    return made;
  }

  function asFile(sample: object): string {
    const text = JSON.stringify(sample).replaceAll('"demo/pictures/', `"${projectRoot}demo/pictures/`);
    const file = join(dataDir, `sample-${(files += 1)}.json`);
    writeFileSync(file, text);
    return file;
  }
}

/** What a page tells machines of its story. */
export function markupIn(html: string): Record<string, unknown> {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  expect(text).not.toBe('');
  return JSON.parse(text) as Record<string, unknown>;
}
