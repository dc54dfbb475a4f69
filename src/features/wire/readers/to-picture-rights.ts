/** What an agency says of one picture and not of the item that shows it. What is unclear is read as the narrower right. */
import type { WirePictureRights } from '../wire-item.ts';
import type { WireProfile } from '../wire-profile.ts';
import { parseEnd } from './moment.ts';
import type { SaidPictureRights } from './reader.ts';
import { statusWord } from './to-status.ts';

const longest = { notice: 2_000, usageTerms: 5_000 };

/** Null where nothing is said beyond that it is usable. */
export function toPictureRights(
  said: SaidPictureRights,
  profile: WireProfile,
  problems: string[],
): WirePictureRights | null {
  const { notice, usageTerms, expires, status, embargo } = said;
  const word = statusWord(status, profile);
  if (word === undefined) problems.push('The status of a picture is unknown; it is not shown.');
  const rights: WirePictureRights = {
    notice: upTo('notice', notice, problems),
    usageTerms: upTo('usageTerms', usageTerms, problems),
    expires: endOf(expires, profile, problems),
    // Until when is not asked: a later version says so by leaving it out.
    status: embargo === undefined || embargo === null || word === 'canceled' ? (word ?? 'withheld') : 'embargoed',
  };
  const isSilent = (rights.notice ?? rights.usageTerms ?? rights.expires) === null && rights.status === 'usable';
  return isSilent ? null : rights;
}

function upTo(name: keyof typeof longest, said: string | null | undefined, problems: string[]): string | null {
  const text = said?.trim() ?? '';
  if (text.length <= longest[name]) return text || null;
  problems.push(`A picture’s ${name === 'notice' ? 'notice' : 'terms'} has more than ${longest[name]} characters.`);
  return null;
}

function endOf(said: unknown, profile: WireProfile, problems: string[]): WirePictureRights['expires'] {
  const end = parseEnd(said, profile.timeZone);
  if (end === 'unknown') problems.push('When the right to a picture ends cannot be read; it is not shown.');
  return end;
}
