/** Stories of an invented desk: complete, and changed where a test says so. */
import type { Network } from '../../src/features/network/network.ts';
import { randomBlockId } from '../../src/features/stories/block-id.ts';
import { bodyFromInput } from '../../src/features/stories/body-from-input.ts';
import type { NewStory, StoryCopy } from '../../src/features/stories/new-story.ts';
import type { BlockInput } from '../../src/features/stories/blocks/all-blocks.ts';

export function sampleCopy({ blocks, ...changed }: Partial<StoryCopy> & { blocks?: BlockInput[] } = {}): StoryCopy {
  return {
    headline: 'Harbour clock is set four minutes fast, on purpose',
    kicker: null,
    standfirst: null,
    dateline: null,
    byline: 'By Tomoe Asakura',
    body: bodyFromInput(
      blocks ?? ['The ferry leaves on the hour.', 'Its passengers leave when they see the clock.'],
      randomBlockId,
    ),
    picture: null,
    fields: {},
    ...changed,
  };
}

/** On a site of the demo network: `sampleStory(network, { slug: 'clock', copy: sampleCopy({ headline }) })`. */
export function sampleStory(
  network: Network,
  { on = 'hibari', under = 'national', ...changed }: Partial<NewStory> & { on?: string; under?: string } = {},
): NewStory {
  const site = network.siteByKey(on);
  const section = site && network.sectionByPath(site, under);
  if (!site || !section) throw new Error(`There is no ${under} on ${on}.`);
  return {
    kind: 'news',
    language: 'en',
    site,
    section,
    slug: 'harbour-clock',
    sourceId: null,
    pairOf: null,
    embargoUntil: null,
    embargoOpen: false,
    expiresAt: null,
    sensitive: false,
    sponsor: null,
    copy: sampleCopy(),
    ...changed,
  };
}
