/** Pictures that are looked at together: a grid, each with its own words and a link to all of it. No carousel. */
import { z } from 'zod';
import { CutPictureTag, largestJpeg } from '../../media/media.ts';
import type { CutPicture } from '../../media/media.ts';
import { mixedText, picturePath } from '../../network/network.ts';
import type { BlockOf, PictureUse } from '../body-schema.shared.ts';
import { FeedFigure } from '../feed-figure.tsx';
import { line } from '../input-words.ts';
import { PictureLink } from '../picture-link.tsx';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';
import { missingWords, PictureCaption, pictureUseInput, resolvePicture, toPictureUse } from './picture-use.tsx';

/** Every tile has one shape; where nobody has looked, it is the middle. */
const middle = { x: 50, y: 50 };

export const gallery = blockForms<'gallery'>()({
  input: z.strictObject({
    gallery: z.strictObject({
      title: line(120).optional(),
      pictures: z.array(pictureUseInput).min(2).max(20),
    }),
  }),
  async resolve({ gallery: { pictures, ...rest } }, look) {
    const resolved = [];
    // One at a time: the image child makes one at a time.
    for (const picture of pictures) resolved.push(await resolvePicture(picture, look));
    return { gallery: { ...rest, pictures: resolved } };
  },
  fromInput: ({ gallery: { title, pictures } }, id) => ({
    type: 'gallery',
    attrs: { id, title: title ?? null },
    content: pictures.map((picture) => ({ type: 'galleryPicture', attrs: toPictureUse(picture) })),
  }),
  html: (block, as) => {
    const shown = shownIn(block, as);
    if (shown.length === 0) return null;
    return (
      <div class="gallery" id={blockAnchor(block)}>
        {block.attrs.title && <h2>{mixedText(block.attrs.title, as.language)}</h2>}
        <ul>
          {shown.map(({ use, picture }) => (
            <li>
              <Tile use={use} picture={picture} as={as} />
            </li>
          ))}
        </ul>
      </div>
    );
  },
  lite: (block, as) => {
    const shown = shownIn(block, as);
    if (shown.length === 0) return null;
    return (
      <div id={blockAnchor(block)}>
        {block.attrs.title && <h2>{mixedText(block.attrs.title, as.language)}</h2>}
        {shown.map(({ use, picture }) => (
          <PictureLink picture={picture} caption={use.caption} credit={use.credit} language={as.language} />
        ))}
      </div>
    );
  },
  feed: (block, as) => (
    <>
      {block.attrs.title && shownIn(block, as).length > 0 && <h2>{mixedText(block.attrs.title, as.language)}</h2>}
      {shownIn(block, as).map(({ use, picture }) => (
        <FeedFigure picture={picture} words={use} language={as.language} />
      ))}
    </>
  ),
  text: ({ attrs, content }) =>
    [attrs.title, ...content.map((one) => one.attrs.caption)].filter((text) => text).join('\n'),
  pictures: ({ content }) =>
    content.map(({ attrs }) => ({ id: attrs.picture, role: 'tile', focus: attrs.focus ?? middle })),
  missing: ({ content }) => content.flatMap(({ attrs }) => missingWords(attrs, `picture ${attrs.picture}`)),
});

function shownIn({ content }: BlockOf<'gallery'>, { parts }: BodyAs): { use: PictureUse; picture: CutPicture }[] {
  return content.flatMap(({ attrs: use }) => {
    const picture = parts.pictures.get(use.picture);
    return picture ? [{ use, picture }] : [];
  });
}

function Tile({ use, picture, as }: { use: PictureUse; picture: CutPicture; as: BodyAs }) {
  const large = largestJpeg(picture);
  const tag = <CutPictureTag picture={picture} focus={use.focus ?? middle} role="tile" alt={use.alt} />;
  return (
    <figure>
      {large ? (
        <a
          href={picturePath(picture.key, large.width, 'jpeg')}
          aria-label={blockStrings(as.language).largePicture(use.alt || use.caption)}
        >
          {tag}
        </a>
      ) : (
        tag
      )}
      <PictureCaption use={use} as={as} />
    </figure>
  );
}
