/** What blocks with pictures share: how a desk's file names one, what is printed below it, what it lacks. */
import { z } from 'zod';
import { KnownError } from '../../../platform/http/errors.ts';
import { mixedText } from '../../network/network.ts';
import type { CardPicture, PictureUse } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { pictureWords, withEmbedded } from '../picture-words.ts';
import type { BodyAs, LookUp } from './block-forms.ts';

const named = {
  /** A path from the story's own file; or the number of a picture that is there already. */
  file: z.string().min(1).max(1_000).optional(),
  id: z.number().int().positive().optional(),
};
const oneOf = (picture: { file?: string | undefined; id?: number | undefined }): boolean =>
  (picture.file === undefined) !== (picture.id === undefined);
const wanted = 'wants either “file” or “id”';
const hundredths = z.number().int().min(0).max(100);

export const pictureUseInput = z
  .strictObject({
    ...named,
    ...pictureWords,
    decorative: z.literal(true).optional(),
    /** Percent from the left and from the top. */
    focus: z.tuple([hundredths, hundredths]).optional(),
    size: z.enum(['column', 'wide']).optional(),
  })
  .refine(oneOf, wanted);

export const cardPictureInput = z.strictObject({ ...named, alt: line(600), credit: line(200) }).refine(oneOf, wanted);

/** Taken in, with what it says of itself where the desk says nothing. */
export async function resolvePicture<Input extends { file?: string | undefined }>(
  input: Input,
  look: LookUp,
): Promise<Input> {
  const { file, ...said } = input;
  if (file === undefined) return input;
  const { pictureId, embedded } = await look.addPicture(file);
  return { ...withEmbedded(said, embedded), id: pictureId } as unknown as Input;
}

export function toPictureUse(input: z.infer<typeof pictureUseInput>): PictureUse {
  const { alt = '', caption = '', credit = '', focus, decorative = false } = input;
  return {
    picture: numberOf(input),
    alt: decorative ? '' : alt,
    decorative,
    caption,
    credit,
    focus: focus ? { x: focus[0], y: focus[1] } : null,
  };
}

export function toCardPicture(input: z.infer<typeof cardPictureInput> | undefined): CardPicture | null {
  return input ? { picture: numberOf(input), alt: input.alt, credit: input.credit } : null;
}

function numberOf({ id, file }: { id?: number | undefined; file?: string | undefined }): number {
  if (id === undefined) throw new KnownError('picture-refused', `“${file ?? ''}” cannot be taken in here.`);
  return id;
}

/** “the alt text of picture 2”: `which` says of which one. */
export function missingWords({ alt, decorative, caption, credit }: PictureUse, which: string): string[] {
  return [
    ...(alt.trim() === '' && !decorative ? [`the alt text of ${which}`] : []),
    ...(caption.trim() === '' ? [`the caption of ${which}`] : []),
    ...(credit.trim() === '' ? [`the credit of ${which}`] : []),
  ];
}

export function PictureCaption({ use, as }: { use: PictureUse; as: BodyAs }) {
  return (
    <figcaption>
      <span class="caption">{mixedText(use.caption, as.language)}</span>{' '}
      <span class="credit">{mixedText(use.credit, as.language)}</span>
    </figcaption>
  );
}
