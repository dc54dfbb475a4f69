/** What a version may be used for, by itself. Pure. */
import { missingForPublishing } from '../stories/stories.ts';
import { copyFromItem } from './story-from-item.ts';
import type { WireItem, WireStatus } from './wire-item.ts';
import type { Provider } from './wire-queries.ts';

/**
 * For editors, not for readers: it says so, or lacks the signal that its provider gives to news. AP's rule: publish only
 * what carries `newscontent`.
 */
export function isAdvisory(
  { format, signals }: Pick<WireItem, 'format' | 'signals'>,
  { newscontentOnly }: Pick<Provider, 'newscontentOnly'>,
): boolean {
  const said = signals.map((signal) => signal.toLowerCase());
  if (said.includes('advisory')) return true;
  return (newscontentOnly || /^ap\b/i.test(format)) && !said.includes('newscontent');
}

/** Among what may be missing. */
export const rights = 'the rights';

/** What its words lack before they may stand before readers without a person. */
export function missingIn(
  item: Parameters<typeof copyFromItem>[0] & Pick<WireItem, 'rights'>,
  provider: Pick<Provider, 'sourceName' | 'rights'>,
): string[] {
  const { headline, body } = copyFromItem(item, provider.sourceName, null, null);
  const missing = missingForPublishing('news', { headline, body, pictureId: null, pictureText: null });
  const { holder, notice } = item.rights;
  if (!holder?.trim() && !notice?.trim() && provider.rights === null) missing.push(rights);
  return missing;
}

/** As long as an item's own key may be: the database's index holds 2,704 bytes. */
const longestKey = 500;

/** An item that speaks of itself says so in its status; of a key that none can have it says nothing. */
export function ofItself(item: WireItem): WireItem {
  const { target, status, itemKey } = item;
  if (target && (target.itemKey === '' || target.itemKey.length > longestKey)) {
    item.problems.push('It speaks of another item by a key that none can have.');
    return { ...item, target: null };
  }
  if (target?.itemKey !== itemKey) return item;
  return { ...item, target: null, status: strictest(status, target.status) };
}

const byStrictness: readonly WireStatus[] = ['usable', 'embargoed', 'withheld', 'canceled'];

function strictest(a: WireStatus, b: WireStatus): WireStatus {
  return byStrictness.indexOf(a) > byStrictness.indexOf(b) ? a : b;
}
