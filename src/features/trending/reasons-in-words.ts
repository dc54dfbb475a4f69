/** Why a story stands in its slot, for editors. */
import type { SlotReasons } from './choose-slots.ts';

export function reasonsInWords(reasons: SlotReasons): string {
  const { kind, heat, hours, boost, tried, swapped } = reasons;
  const read = `heat ${heat}, ${reasons.lift}× its usual on its own site`;
  const facts = {
    pin: ['pinned by an editor', read],
    trending: [read, `score ${reasons.score}`],
    new: ['tried out', `seen ${Math.round(tried?.shows ?? 0)} times, clicked ${Math.round(tried?.clicks ?? 0)}`],
    newest: ['newest: nothing is read enough for this slot'],
  }[kind];
  return [
    ...facts,
    `out for ${hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`}`,
    ...(boost === undefined ? [] : [`${boost > 0 ? '+' : ''}${boost} by an editor`]),
    ...(swapped ? ['changed places with another by chance'] : []),
  ].join('; ');
}
