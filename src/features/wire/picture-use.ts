/**
 * What an item and the picture's own file say of it together, and whether it may be shown. The agency's words win, the
 * file's fill what they leave open; what either forbids is not shown. Pure.
 */
import type { EmbeddedRights, PictureUse } from '../media/media.ts';
import type { StoryCopy } from '../stories/stories.ts';
import { forbiddenBy } from './picture-terms.ts';
import type { WirePicture } from './wire-item.ts';
import type { WireProfile } from './wire-profile.ts';

/** As JSON gives it back, dates are texts. */
export type NamedPicture = Omit<WirePicture, 'rights'> & {
  rights?: Omit<NonNullable<WirePicture['rights']>, 'expires'> & { expires: Date | string | null };
};

export interface ShownTo {
  profile: Pick<WireProfile, 'terms'>;
  /** Of the network's sites: for whose readers each is, null for everyone. */
  territories: readonly (string | null)[];
  now: Date;
}

type Embedded = Partial<EmbeddedRights>;

const byStatus = {
  withheld: 'its agency withholds it',
  canceled: 'its agency has withdrawn it',
  embargoed: 'its agency has put it under an embargo',
} as const;

/** In words; null where nothing forbids it. Once before its file is opened, and once with what that says. */
export function barredBy(
  { rights }: Pick<NamedPicture, 'rights'>,
  embedded: Embedded,
  shownTo: ShownTo,
): string | null {
  const { profile, territories, now } = shownTo;
  if (rights && rights.status !== 'usable') return `The picture is not shown: ${byStatus[rights.status]}.`;
  if (rights?.expires === 'unknown' || embedded.expires === 'unknown')
    return 'The picture is not shown: when the right to it ends cannot be read.';
  for (const end of [rights?.expires, embedded.expires])
    if (end && new Date(end) <= now)
      return `The picture is not shown: the right to it has ended (${new Date(end).toISOString()}).`;
  for (const terms of [rights?.usageTerms, embedded.usageTerms, ...(embedded.otherReadings ?? [])]) {
    const words = terms ? forbiddenBy(terms, profile, territories) : null;
    if (words !== null) return `The picture is not shown: its terms say “${words.slice(0, 100)}”.`;
  }
  return null;
}

/** Beyond these a file's words are none of a credit or an alternative text. */
const longest = { credit: 300, alt: 1_000 };

/** The names of what is missing, where it cannot be shown for want of it. */
export function useOf(picture: NamedPicture, embedded: Embedded): { use: PictureUse } | { missing: string[] } {
  const { rights } = picture;
  const caption = first(picture.caption, embedded.caption);
  const credit = first(picture.credit, fitting(embedded.credit, longest.credit));
  if (caption === null || credit === null)
    return {
      missing: [caption === null ? 'caption' : '', credit === null ? 'credit' : ''].filter((name) => name !== ''),
    };
  const alt = first(picture.alt, fitting(embedded.alt, longest.alt)) ?? firstSentence(caption);
  const expires = rights?.expires ? new Date(rights.expires).toISOString() : null;
  const more = {
    notice: first(rights?.notice, embedded.copyrightNotice),
    terms: first(rights?.usageTerms, embedded.usageTerms),
    expires,
  };
  const said = Object.entries(more).filter(([, text]) => text !== null);
  return { use: { alt, caption, credit, ...Object.fromEntries(said) } };
}

/** Rights follow the agency's word under whatever the desk has written. */
export function withRightsOf(
  { id, alt, caption, credit }: NonNullable<StoryCopy['picture']>,
  { notice, terms, expires }: PictureUse,
): NonNullable<StoryCopy['picture']> {
  const said = Object.entries({ notice, terms, expires }).filter(([, text]) => text !== undefined);
  return { id, alt, caption, credit, ...Object.fromEntries(said) };
}

function first(...texts: (string | null | undefined)[]): string | null {
  return texts.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? null;
}

function fitting(text: string | null | undefined, max: number): string | null {
  return text != null && text.length <= max ? text : null;
}

/** It stands in for a missing alternative text. */
function firstSentence(text: string): string {
  return /^.+?[.。!?！？](?=\s|$|[^\d])/u.exec(text)?.[0] ?? text;
}
