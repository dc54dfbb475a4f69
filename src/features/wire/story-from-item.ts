/** A wire item as copy for a story. */
import { blocksFromHtml, blocksFromText } from './blocks-from-html.ts';
import { leadOf, sameCity } from './dateline.ts';
import type { WireItem } from './wire-item.ts';
import { blockText, keepBlockIds, randomBlockId } from '../stories/stories.ts';
import type { Block, Body, StoryCopy } from '../stories/stories.ts';

/** `not found`: the item names a picture whose file is not there. `barred`: one that may not be shown. */
export type ItemPicture = StoryCopy['picture'] | 'not found' | 'barred';

/** `before` is the body of the version before it, whose block ids are kept. */
export function copyFromItem(
  item: Pick<WireItem, 'headline' | 'standfirst' | 'dateline' | 'byline' | 'bodyHtml' | 'bodyText'>,
  agencyName: string,
  picture: StoryCopy['picture'],
  before: Body | null,
): StoryCopy {
  const read =
    item.bodyHtml === null
      ? blocksFromText(item.bodyText ?? '', randomBlockId)
      : blocksFromHtml(item.bodyHtml, randomBlockId);
  const found = withoutDateline(read, item.dateline);
  // A flash is a headline alone; its body is a paragraph that the desk has yet to write.
  const blocks: Block[] =
    found.length > 0 ? found : [{ type: 'paragraph', attrs: { id: randomBlockId() }, content: [] }];
  return {
    headline: item.headline ?? '',
    kicker: null,
    standfirst: item.standfirst,
    dateline: item.dateline?.toUpperCase().slice(0, 80) ?? null,
    byline: item.byline === null || item.byline === agencyName ? null : item.byline,
    body: { type: 'doc', content: before ? keepBlockIds(before.content, blocks, blockText) : blocks },
    picture,
    fields: {},
  };
}

/** The page prints the dateline above the first paragraph, which many agencies begin with it. */
function withoutDateline(blocks: readonly Block[], dateline: string | null): Block[] {
  const [first, ...rest] = blocks;
  if (dateline === null || first?.type !== 'paragraph') return [...blocks];
  const [start, ...others] = first.content;
  if (start?.type !== 'text') return [...blocks];
  const lead = leadOf(start.text);
  if (!lead || !sameCity(lead.dateline, dateline)) return [...blocks];
  const words = start.text.slice(lead.length);
  return [{ ...first, content: words === '' ? others : [{ ...start, text: words }, ...others] }, ...rest];
}
