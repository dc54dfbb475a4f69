/** Who writes, on whichever site of the network. Types and rules. */
import type { Picture } from '../media/media.ts';
import { inLanguage } from '../network/network.ts';
import type { Language, Words } from '../network/network.ts';

export interface Author {
  id: number;
  slug: string;
  name: Words;
  /** “Transport reporter” */
  role: Words;
  bio: Words;
}

export interface AuthorView extends Author {
  /** Of a face or a desk; none that is not there yet. */
  picture: Picture | null;
}

export const longest = { slug: 60, name: 80, role: 80, bio: 800 } as const;

export function nameOfAuthor({ name, slug }: Pick<Author, 'name' | 'slug'>, language: Language): string {
  return inLanguage(name, language)?.text ?? slug;
}

/** Who there is. */
export const authorsTag = 'authors';
