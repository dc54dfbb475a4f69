/** One picture: in the column, or beside it where there is room. Cut only around what the desk has marked. */
import { z } from 'zod';
import { CutPictureTag } from '../../media/media.ts';
import { FeedFigure } from '../feed-figure.tsx';
import { PictureLink } from '../picture-link.tsx';
import { blockAnchor, blockForms } from './block-forms.ts';
import { missingWords, PictureCaption, pictureUseInput, resolvePicture, toPictureUse } from './picture-use.tsx';

export const image = blockForms<'image'>()({
  input: z.strictObject({ image: pictureUseInput }),
  resolve: async (input, look) => ({ image: await resolvePicture(input.image, look) }),
  fromInput: (input, id) => ({
    type: 'image',
    attrs: { id, ...toPictureUse(input.image), size: input.image.size ?? 'column' },
  }),
  html: (block, as) => {
    const { picture: number, focus, size, alt } = block.attrs;
    const picture = as.parts.pictures.get(number);
    if (!picture) return null;
    return (
      <figure class={`figure shot ${size}`} id={blockAnchor(block)}>
        <CutPictureTag picture={picture} focus={focus} role={size} alt={alt} />
        <PictureCaption use={block.attrs} as={as} />
      </figure>
    );
  },
  lite: (block, { parts, language }) => {
    const { picture: number, caption, credit } = block.attrs;
    const picture = parts.pictures.get(number);
    return picture ? <PictureLink {...{ picture, caption, credit, language }} id={blockAnchor(block)} /> : null;
  },
  feed: (block, as) => {
    const picture = as.parts.pictures.get(block.attrs.picture);
    return picture ? <FeedFigure picture={picture} words={block.attrs} language={as.language} /> : null;
  },
  text: ({ attrs }) => attrs.caption,
  pictures: ({ attrs }) => [{ id: attrs.picture, role: attrs.size, focus: attrs.focus }],
  missing: ({ attrs }) => missingWords(attrs, `picture ${attrs.picture}`),
});
