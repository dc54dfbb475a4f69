/** What an item says of its rights, for its story. Pure. */
import type { OwnRights } from '../stories/stories.ts';
import type { WireItem } from './wire-item.ts';
import type { Provider } from './wire-queries.ts';

/** A holder without a notice is one where it is somebody else than the provider's source. */
export function ownRights(
  { rights: { holder, notice, usageTerms } }: Pick<WireItem, 'rights'>,
  { notice: shown, sourceName }: Pick<Provider, 'notice' | 'sourceName'>,
): OwnRights {
  const others = holder !== null && holder.toLowerCase() !== sourceName.toLowerCase() ? `© ${holder}` : null;
  const own = shown === 'source' ? null : (notice ?? others);
  return { notice: own, beside: own !== null && shown === 'both', terms: usageTerms };
}
