/** The fields of a kind as the desk's file gives them, with the numbers of the pictures and stories that they name. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { findStory } from './find-story.ts';
import { checkFieldsInput } from './kinds/check-fields.ts';
import { withReplaced } from './kinds/field-references.ts';
import type { KindFields, StoryKind } from './kinds/kind-name.ts';
import type { StoryCopy } from './new-story.ts';
import { appearancesOf } from './story-desk-queries.ts';
import type { PictureInput } from './story-input.ts';

/** Takes a picture's file in: its number, with what is said of it. */
export type TakeFieldPicture = (picture: PictureInput) => Promise<NonNullable<StoryCopy['picture']>>;

export interface FieldsInput {
  kind: StoryKind;
  site: Site;
  language: Language;
  fields: KindFields;
}

/** Throws `input-invalid`, `story-unknown`, and what `take` throws. */
export async function fieldsFromInput(
  db: Db,
  network: Network,
  input: FieldsInput,
  take: TakeFieldPicture,
): Promise<KindFields> {
  const checked = checkFieldsInput(input.kind, input.fields);
  const pictured = await withReplaced(checked, 'file', async (named) => {
    // The schema has seen it: what has a file is a picture.
    const { id, alt, caption, credit } = await take(named as PictureInput);
    return { picture: id, alt, caption, credit };
  });
  return withReplaced(pictured, 'story', async ({ story, ...rest }) => {
    const id = await findStory(db, network, String(story));
    const places = await appearancesOf(db, id);
    if (!places.some(({ siteId, language }) => siteId === input.site.id && language === input.language))
      throw new KnownError(
        'input-invalid',
        `fields: story ${id} does not stand on ${input.site.name} in this language.`,
      );
    return { ...rest, story: id };
  });
}
