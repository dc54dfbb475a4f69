/**
 * An agency's HTML to our blocks. It is read as a stream into a fixed vocabulary; what is not in it leaves its words
 * behind and nothing else, so no markup of theirs ever reaches a page.
 */
import { Parser } from 'htmlparser2';
import { KnownError } from '../../platform/http/errors.ts';
import { safeHref } from '../stories/stories.ts';
import type { Block, Inline, ListItem, Mark } from '../stories/stories.ts';

const maxBlocks = 2_000;
const maxDepth = 64;
/** The parser's time grows with the square of the depth; no copy is nested like this. */
const refusedDepth = 1_000;
/** Their content is no copy. */
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'textarea',
  'select',
  'title',
  'figure',
  'xmp',
]);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hl2']);
const breaks = new Set(['p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'li', 'tr', 'table', ...headings]);

export function blocksFromHtml(html: string, makeId: () => string): Block[] {
  const blocks: Block[] = [];
  const marks: { tag: string; mark: Mark }[] = [];
  let line: Inline[] = [];
  let kind: 'paragraph' | 'heading' = 'paragraph';
  let list: { ordered: boolean; items: ListItem[] } | undefined;
  let lists = 0;
  let quiet = 0;
  let depth = 0;

  function flush(): void {
    const content = trim(line);
    line = [];
    const next = kind;
    kind = 'paragraph';
    if (content.length === 0 || blocks.length >= maxBlocks) return;
    if (list) list.items.push({ type: 'listItem', content });
    else blocks.push({ type: next, attrs: { id: makeId() }, content });
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth += 1;
        if (depth > refusedDepth)
          throw new KnownError('wire-unreadable', `Its HTML is nested more than ${refusedDepth} deep.`);
        if (silent.has(tag)) quiet += 1;
        if (quiet > 0 || depth > maxDepth) return;
        if (breaks.has(tag)) flush();
        if (headings.has(tag)) kind = 'heading';
        else if (tag === 'ul' || tag === 'ol') {
          lists += 1;
          list ??= { ordered: tag === 'ol', items: [] };
        } else if ((tag === 'td' || tag === 'th') && line.length > 0) line.push({ type: 'text', text: ' · ' });
        else if (tag === 'br') line.push({ type: 'hardBreak' });
        else if (tag === 'em' || tag === 'i') marks.push({ tag, mark: { type: 'em' } });
        else if (tag === 'strong' || tag === 'b') marks.push({ tag, mark: { type: 'strong' } });
        else if (tag === 'a') {
          const href = safeHref(attributes['href'] ?? '');
          if (href !== null) marks.push({ tag, mark: { type: 'link', attrs: { href } } });
        }
      },
      ontext(text) {
        if (quiet > 0) return;
        const last = line.at(-1);
        const before = last?.type === 'text' ? last : undefined;
        const spaced = text.replaceAll(/\s+/g, ' ');
        const words = before?.text.endsWith(' ') ? spaced.trimStart() : spaced;
        if (words === '') return;
        // An entity comes as a text of its own.
        const held = before?.marks ?? [];
        if (before && held.length === marks.length && marks.every(({ mark }, index) => mark === held[index]))
          before.text += words;
        else if (marks.length > 0) line.push({ type: 'text', text: words, marks: marks.map(({ mark }) => mark) });
        else line.push({ type: 'text', text: words });
      },
      onclosetag(tag) {
        depth -= 1;
        if (silent.has(tag)) quiet = Math.max(0, quiet - 1);
        if (quiet > 0) return;
        if (breaks.has(tag)) flush();
        if ((tag === 'ul' || tag === 'ol') && list && --lists <= 0) {
          if (list.items.length > 0)
            blocks.push({
              type: list.ordered ? 'orderedList' : 'bulletList',
              attrs: { id: makeId() },
              content: list.items,
            });
          list = undefined;
        }
        const open = marks.findLastIndex((held) => held.tag === tag);
        if (open >= 0) marks.splice(open, 1);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  list = undefined;
  flush();
  return blocks;
}

/** Plain text: paragraphs are parted by blank lines. */
export function blocksFromText(text: string, makeId: () => string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .slice(0, maxBlocks)
    .map((part) => ({ type: 'paragraph', attrs: { id: makeId() }, content: [{ type: 'text', text: part }] }));
}

/** Without white space at either end, and without empty texts. */
function trim(line: readonly Inline[]): Inline[] {
  const content = [...line];
  while (content[0] && isSpace(content[0])) content.shift();
  while (content.length > 0 && isSpace(content.at(-1))) content.pop();
  const [first] = content;
  if (first?.type === 'text') content[0] = { ...first, text: first.text.trimStart() };
  const last = content.at(-1);
  if (last?.type === 'text') content[content.length - 1] = { ...last, text: last.text.trimEnd() };
  return content;
}

function isSpace(part: Inline | undefined): boolean {
  return part?.type === 'hardBreak' || (part?.type === 'text' && part.text.trim() === '');
}
