/** A NewsML-G2 message: which of its items stand beside which, and one of them with no more of the others than it needs. */
import { at, attribute, below } from './xml-nodes.ts';
import { xmlSource } from './xml-source.ts';
import type { XmlElement } from './xml-tree.ts';

const mostPictures = 100;

export interface G2Message {
  root: XmlElement;
  /** The items that show something, by guid; of two with one guid the last. */
  pictures: ReadonlyMap<string, XmlElement>;
  packages: readonly { element: XmlElement; guids: readonly string[] }[];
}

export function openMessage(
  root: XmlElement,
  items: readonly XmlElement[],
  isPicture: (item: XmlElement) => boolean,
): G2Message {
  return {
    root,
    pictures: new Map(items.filter(isPicture).map((item) => [guidOf(item), item])),
    packages: items.filter(isPackage).map((element) => ({ element, guids: namedIn(element) })),
  };
}

/** The guids of the pictures that a package of the message names beside an item. */
export function picturesBeside({ packages, pictures }: G2Message, item: XmlElement): string[] {
  const around = packages.filter(({ guids }) => guids.includes(guidOf(item)));
  const named = around.flatMap(({ guids }) => guids.filter((guid) => pictures.has(guid)));
  return [...new Set(named)].slice(0, mostPictures);
}

/**
 * A message with the item first, and after it what it cannot be read without: the package that puts pictures beside it,
 * naming nothing else, and those pictures.
 */
export function aloneIn({ root, packages, pictures }: G2Message, item: XmlElement, beside: readonly string[]): string {
  const own = guidOf(item);
  const shown = isPackage(item) ? namedIn(item) : beside;
  const others = shown.map((guid) => pictures.get(guid)).filter((one) => one !== undefined && one !== item);
  const bundle = packages.find(({ guids }) => beside.length > 0 && guids.includes(own))?.element;
  const content = [item, ...(bundle ? [naming(bundle, [own, ...beside])] : []), ...others];
  const set = at(root, 'itemSet');
  return xmlSource({ ...root, content: set ? [{ ...set, content: content.filter((one) => one !== undefined) }] : [] });
}

function naming(bundle: XmlElement, guids: readonly string[]): XmlElement {
  const name = bundle.name.replace(/[^:]*$/, 'itemRef');
  const content = guids.map((residref) => ({ name, key: 'itemRef', attributes: { residref }, content: [] }));
  return { ...bundle, content };
}

function namedIn(bundle: XmlElement): string[] {
  return [...new Set(below(bundle, 'itemRef').map((reference) => attribute(reference, 'residref') ?? ''))];
}

function isPackage({ key }: XmlElement): boolean {
  return key === 'packageItem';
}

function guidOf(item: XmlElement): string {
  return attribute(item, 'guid') ?? '';
}
