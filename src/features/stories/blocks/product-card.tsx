/**
 * Something that is sold, shown for money: it says so first, then who pays, and search engines are told. Beside a death
 * or a disaster nothing is sold, so it is left out of stories marked as such, and of kinds beside which nothing is sold.
 */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import { mixedText } from '../../network/network.ts';
import type { BlockOf } from '../body-schema.shared.ts';
import { line } from '../input-words.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';
import { addressInput, CardFigure, CardHead, cardPictures } from './card-parts.tsx';
import { cardPictureInput, resolvePicture, toCardPicture } from './picture-use.tsx';

const paid = 'sponsored nofollow';

export const productCard = blockForms<'productCard'>()({
  input: z.strictObject({
    product: z.strictObject({
      name: line(120),
      seller: line(80),
      text: line(300).optional(),
      price: line(60).optional(),
      href: addressInput,
      action: line(60),
      picture: cardPictureInput.optional(),
    }),
  }),
  async resolve({ product: { picture, ...rest } }, look) {
    return { product: picture ? { ...rest, picture: await resolvePicture(picture, look) } : rest };
  },
  fromInput: ({ product: { text, price, picture, ...product } }, id) => ({
    type: 'productCard',
    attrs: { id, ...product, text: text ?? null, price: price ?? null, picture: toCardPicture(picture) },
  }),
  html(block, as) {
    if (as.story?.sensitive) return null;
    const { name, seller, text, price, href, action, picture } = block.attrs;
    return (
      <div class="card-box product-card" id={blockAnchor(block)}>
        <p class="payer">{labelOf(seller, as)}</p>
        <CardFigure picture={picture} as={as} />
        <CardHead name={name} href={href} as={as} rel={paid} />
        {text && <p>{mixedText(text, as.language)}</p>}
        {price && <p class="price">{price}</p>}
        <p>
          <a class="button" href={href} rel={paid}>
            {mixedText(action, as.language)}
          </a>
        </p>
      </div>
    );
  },
  feed: (block, as) => feedHtml(block, as),
  // Not a word of the story's.
  text: () => '',
  pictures: ({ attrs }) => cardPictures(attrs.picture),
});

function feedHtml({ attrs: { name, seller, text, href } }: BlockOf<'productCard'>, as: BodyAs): ComponentChild {
  if (as.story?.sensitive) return null;
  return (
    <p>
      {labelOf(seller, as)}:{' '}
      <a href={href} rel={paid}>
        {mixedText(name, as.language)}
      </a>
      {text && ` ${text}`}
    </p>
  );
}

function labelOf(seller: string, { language }: BodyAs): ComponentChild {
  const { sponsored, by } = blockStrings(language);
  return (
    <>
      <strong>{sponsored}</strong> {by(seller)}
    </>
  );
}
