/** What is said of a picture where it is used. What is left out is taken from what its file says of itself (IPTC, XMP). */
import { z } from 'zod';
import type { EmbeddedRights } from '../media/media.ts';
import { line } from './input-words.ts';

/** In a desk's file; none is published without alt text, caption and credit. */
export const pictureWords = {
  alt: line(600).optional(),
  caption: line(1_000).optional(),
  credit: line(200).optional(),
};

const checked = z.object(pictureWords);
export type PictureWords = z.infer<typeof checked>;

/** What is too long for a story is left out, and never cut: it would say something else. */
export function withEmbedded<Said extends PictureWords & { file?: string }>(
  said: Said,
  embedded: Partial<EmbeddedRights>,
): Said {
  const kept = Object.fromEntries(
    Object.keys(pictureWords).flatMap((name) => {
      const words = embedded[name as keyof PictureWords];
      return checked.safeParse({ [name]: words }).success && typeof words === 'string' ? [[name, words.trim()]] : [];
    }),
  );
  return { ...kept, ...said };
}
