/** Whether an item may go out: what is not known is held back. */
import type { WireItem, WireStatus } from '../wire-item.ts';
import { meantBy } from '../wire-profile.ts';
import type { WireProfile } from '../wire-profile.ts';
import { parseMoment } from './moment.ts';

/** `embargo` is undefined or null where nothing is said of one; all else that is no moment holds without an end. */
export function toStatus(
  said: unknown,
  embargo: unknown,
  profile: WireProfile,
  problems: string[],
): Pick<WireItem, 'status' | 'embargo'> {
  const word = statusWord(said, profile);
  if (word === undefined) problems.push(`The status “${shown(said)}” is unknown; the item is withheld.`);
  const status = word ?? 'withheld';
  if (embargo === undefined || embargo === null) return { status, embargo: status === 'embargoed' ? 'unknown' : null };
  const moment = parseMoment(embargo, profile.timeZone);
  if (moment === null) problems.push('The embargo cannot be read; the item is held.');
  return { status: status === 'usable' ? 'embargoed' : status, embargo: moment ?? 'unknown' };
}

/** `stat:usable`, `http://…/pubstatus/usable`, `Usable`; nothing said is usable in every standard. Undefined for other words. */
export function statusWord(said: unknown, profile: WireProfile): WireStatus | undefined {
  if (said === undefined || said === null) return 'usable';
  if (typeof said !== 'string') return undefined;
  const whole = said.trim();
  const own = whole.toLowerCase().replace(/^.*[:/#]/s, '');
  for (const word of [whole, whole.toLowerCase(), own]) {
    const meant = meantBy(profile.statuses, word);
    if (meant !== undefined) return meant;
  }
  switch (own) {
    case 'usable':
    case 'embargoed':
    case 'withheld':
    case 'canceled':
      return own;
    case 'cancelled':
      return 'canceled';
    default:
      return undefined;
  }
}

function shown(said: unknown): string {
  return (typeof said === 'string' ? said : JSON.stringify(said)).slice(0, 60);
}
