/** What cards share: a heading that leads somewhere, a picture with its credit, words of it as text. */
import type { ComponentChild } from 'preact';
import { z } from 'zod';
import { CutPictureTag } from '../../media/media.ts';
import { mixedText } from '../../network/network.ts';
import type { CardPicture } from '../body-schema.shared.ts';
import { PictureLink } from '../picture-link.tsx';
import { safeHref } from '../inline-markup.ts';
import type { BodyAs } from './block-forms.ts';

/** Where a card leads: http, https or a path. */
export const addressInput = z
  .string()
  .max(2_000)
  .refine(
    (href) => safeHref(href) !== null && !href.startsWith('mailto:'),
    'an address with https, or a path, is wanted',
  );

export interface CardHeadProps {
  name: string;
  href: string | null;
  as: BodyAs;
  /** Paid for. */
  rel?: string;
}

export function CardHead({ name, href, as, rel }: CardHeadProps) {
  const words = mixedText(name, as.language);
  if (href === null) return <h2>{words}</h2>;
  return (
    <h2>
      <a href={href} rel={rel} data-host={hostOf(href)}>
        {words}
      </a>
    </h2>
  );
}

export function CardFigure({ picture, as }: { picture: CardPicture | null; as: BodyAs }) {
  const shown = picture && as.parts.pictures.get(picture.picture);
  if (!picture || !shown || as.edition === 'feed') return null;
  const { alt, credit } = picture;
  if (as.edition === 'lite')
    return <PictureLink picture={shown} caption={alt} credit={credit} language={as.language} />;
  return (
    <figure>
      <CutPictureTag picture={shown} focus={cardFocus} role="tile" alt={alt} />
      <figcaption class="credit">{mixedText(credit, as.language)}</figcaption>
    </figure>
  );
}

/** Nobody has marked what matters in it. */
const cardFocus = { x: 50, y: 50 };

export function cardPictures(picture: CardPicture | null): { id: number; role: 'tile'; focus: typeof cardFocus }[] {
  return picture ? [{ id: picture.picture, role: 'tile', focus: cardFocus }] : [];
}

export function linkTo(href: string | null, words: string): ComponentChild {
  return (
    href && (
      <a href={href} data-host={hostOf(href)}>
        {words}
      </a>
    )
  );
}

/** Lines of what there is. */
export function linesOf(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n');
}

function hostOf(href: string): string | undefined {
  return URL.canParse(href) ? new URL(href).host : undefined;
}
