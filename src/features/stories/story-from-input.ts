/** What the desk's file says, looked up in the network: the site, section and agency that it names. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { siteNamed, sourceByKey, sourceKeys } from '../network/network.ts';
import type { Network } from '../network/network.ts';
import { bodyFromInput } from './body-from-input.ts';
import { randomBlockId } from './block-id.ts';
import { slugFrom } from './claim-slug.ts';
import { filingFromInput } from './filing-from-input.ts';
import { fieldsFromInput } from './fields-from-input.ts';
import type { TakeFieldPicture } from './fields-from-input.ts';
import type { NewStory, StoryCopy } from './new-story.ts';
import type { StoryInput } from './story-input.ts';

/** `pictureId` is the picture that the input's file has become; `takePicture` takes in those of its fields. */
export async function storyFromInput(
  db: Db,
  network: Network,
  input: StoryInput,
  pictureId: number | null,
  takePicture: TakeFieldPicture = refusePicture,
): Promise<NewStory> {
  const site = siteNamed(network, input.site);
  const section = network.sectionByPath(site, input.section);
  if (!section) {
    const known = network.sections(site).map((other) => other.path);
    throw new KnownError('section-unknown', `“${input.section}” is not among ${known.join(', ')}.`);
  }
  const [own] = site.languages;
  const { language = own } = input;
  if (!site.languages.includes(language))
    throw new KnownError(
      'input-invalid',
      `${site.name} does not speak “${language}”, but ${site.languages.join(', ')}.`,
    );
  const kind = input.kind ?? 'news';
  return {
    kind,
    language,
    site,
    section,
    slug: input.slug ?? slugFrom(input.headline, 'story'),
    sourceId: input.source === undefined ? null : await sourceId(db, input.source),
    pairOf: input.pairOf ?? null,
    embargoUntil: input.embargoUntil === undefined ? null : new Date(input.embargoUntil),
    embargoOpen: false,
    expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
    sensitive: input.sensitive ?? false,
    sponsor: input.sponsor ?? null,
    filing: await filingFromInput(db, site, input),
    copy: {
      headline: input.headline,
      kicker: input.kicker ?? null,
      standfirst: input.standfirst ?? null,
      dateline: input.dateline ?? null,
      byline: input.byline ?? null,
      body: bodyFromInput(input.body, randomBlockId),
      picture: input.picture && pictureId !== null ? pictureIn(pictureId, input.picture) : null,
      fields: await fieldsFromInput(db, network, { kind, site, language, fields: input.fields ?? {} }, takePicture),
    },
  };
}

async function refusePicture(): Promise<never> {
  throw new KnownError('input-invalid', 'fields: whoever reads this file takes no pictures in.');
}

/** What nobody has said yet keeps it from being published. */
function pictureIn(
  id: number,
  { alt = '', caption = '', credit = '' }: NonNullable<StoryInput['picture']>,
): StoryCopy['picture'] {
  return { id, alt, caption, credit };
}

async function sourceId(db: Db, key: string): Promise<number> {
  const source = await sourceByKey(db, key);
  if (!source) throw new KnownError('source-unknown', `“${key}” is not among ${(await sourceKeys(db)).join(', ')}.`);
  return source.id;
}
