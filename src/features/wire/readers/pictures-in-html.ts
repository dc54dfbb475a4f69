/** Pictures that stand in a body of XHTML or of a feed's markup. */
import type { SaidMedia } from './reader.ts';
import { at, attribute, below, childrenOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

export function picturesIn(element: XmlElement | undefined, found: SaidMedia[] = []): SaidMedia[] {
  for (const child of childrenOf(element)) {
    if (child.key === 'figure')
      for (const image of below(child, 'img')) found.push(...pictureOf(image, wordsOf(at(child, 'figcaption'))));
    else if (child.key === 'img') found.push(...pictureOf(child, null));
    else picturesIn(child, found);
  }
  return found;
}

/** `title` is what a mouse shows, and no alternative text. */
function pictureOf(image: XmlElement, caption: string | null): SaidMedia[] {
  const href = attribute(image, 'src');
  if (href === null || href.startsWith('data:')) return [];
  const width = Number(attribute(image, 'width') ?? '');
  const rendition = { name: null, href, type: null, width: width > 0 ? width : null };
  return [{ picture: true, caption, credit: null, alt: attribute(image, 'alt'), renditions: [rendition] }];
}
