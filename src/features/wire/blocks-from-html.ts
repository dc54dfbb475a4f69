/**
 * An agency's HTML to our blocks. It is read as a stream into a fixed vocabulary; what is not in it leaves its words
 * behind and nothing else, so no markup of theirs ever reaches a page.
 */
import { Parser } from 'htmlparser2';
import { KnownError } from '../../platform/http/errors.ts';
import { safeHref } from '../stories/stories.ts';
import type { Block, Inline, ListItem, Mark } from '../stories/stories.ts';
import { emptyRows, endCell, endRow, isTable, linesOf } from './table-rows.ts';
import type { TableRows } from './table-rows.ts';

const maxBlocks = 2_000;
/** Beyond these the words go on without marks and breaks: a body holds 20,000 nodes. */
const maxPieces = { line: 1_000, copy: 10_000 };
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

/** A part of a line while it is read; its words are put together once, when it ends. */
type Piece = { words: string[]; marks: Mark[] } | 'break';

export function blocksFromHtml(html: string, makeId: () => string): Block[] {
  const blocks: Block[] = [];
  const marks: { tag: string; mark: Mark }[] = [];
  let line: Piece[] = [];
  let pieces = 0;
  let lines = 0;
  let kind: 'paragraph' | 'heading' = 'paragraph';
  let list: { ordered: boolean; items: ListItem[] } | undefined;
  let lists = 0;
  let table: TableRows | undefined;
  let tables = 0;
  let quiet = 0;
  let depth = 0;

  function flush(): void {
    // Whatever stands in a cell is one line of it.
    if (table?.cell) {
      if (line.length > 0 && !endsSpaced(line.at(-1))) append(' ');
      return;
    }
    const content = line.length === 0 ? [] : trim(line);
    line = [];
    const next = kind;
    kind = 'paragraph';
    if (content.length === 0 || lines >= maxBlocks) return;
    lines += 1;
    pieces += content.length;
    if (list) list.items.push({ type: 'listItem', content });
    else blocks.push({ type: next, attrs: { id: makeId() }, content });
  }

  function finishCell(): void {
    if (!table?.cell) return;
    const content = line.length === 0 ? [] : trim(line);
    line = [];
    pieces += content.length;
    endCell(table, content);
  }

  function finishTable(read: TableRows): void {
    finishCell();
    endRow(read);
    table = undefined;
    if (lines >= maxBlocks) return;
    lines += read.rows.length;
    const attrs = { id: makeId() };
    if (isTable(read)) blocks.push({ type: 'table', attrs: { ...attrs, caption: null }, content: read.rows });
    else
      for (const content of linesOf(read).filter((all) => all.length > 0))
        blocks.push({ type: 'paragraph', attrs: { id: makeId() }, content });
  }

  /** Each block has its first piece, however many there were before. */
  function hasRoom(): boolean {
    return line.length === 0 || (line.length < maxPieces.line && pieces + line.length < maxPieces.copy);
  }

  function append(words: string): void {
    const last = line.at(-1);
    if (last && last !== 'break') last.words.push(words);
    else line.push({ words: [words], marks: [] });
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
        } else if (tag === 'table') {
          tables += 1;
          if (!list) table ??= emptyRows();
        } else if (tag === 'tr' && tables === 1 && table) {
          endRow(table);
          table.cells = [];
        } else if ((tag === 'td' || tag === 'th') && tables === 1 && table?.cells) {
          finishCell();
          table.cell = tag === 'th' ? 'tableHead' : 'tableCell';
          line = [];
        } else if ((tag === 'td' || tag === 'th') && line.length > 0) {
          if (hasRoom()) line.push({ words: [' · '], marks: [] });
          else append(' · ');
        } else if (tag === 'br') {
          if (hasRoom()) line.push('break');
          else if (!endsSpaced(line.at(-1))) append(' ');
        } else if (tag === 'em' || tag === 'i') marks.push({ tag, mark: { type: 'em' } });
        else if (tag === 'strong' || tag === 'b') marks.push({ tag, mark: { type: 'strong' } });
        else if (tag === 'a') {
          const href = safeHref(attributes['href'] ?? '');
          if (href !== null) marks.push({ tag, mark: { type: 'link', attrs: { href } } });
        }
      },
      ontext(text) {
        if (quiet > 0) return;
        const last = line.at(-1);
        const spaced = text.replaceAll(/\s+/g, ' ');
        const words = endsSpaced(last) ? spaced.trimStart() : spaced;
        if (words === '') return;
        // An entity comes as a text of its own.
        const goesOn =
          last !== undefined &&
          last !== 'break' &&
          last.marks.length === marks.length &&
          marks.every(({ mark }, index) => mark === last.marks[index]);
        if (goesOn || !hasRoom()) append(words);
        else line.push({ words: [words], marks: marks.map(({ mark }) => mark) });
      },
      onclosetag(tag) {
        depth -= 1;
        if (silent.has(tag)) quiet = Math.max(0, quiet - 1);
        if (quiet > 0) return;
        if (tables === 1 && (tag === 'td' || tag === 'th')) finishCell();
        if (tables === 1 && tag === 'tr' && table) {
          finishCell();
          endRow(table);
        }
        if (breaks.has(tag)) flush();
        if (tag === 'table' && tables > 0) {
          tables -= 1;
          if (tables === 0 && table) finishTable(table);
        }
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
  if (table) finishTable(table);
  flush();
  return blocks;
}

/** Plain text: paragraphs are parted by blank lines, or begin with an indented line, as in Japan and on old wires. */
export function blocksFromText(text: string, makeId: () => string): Block[] {
  return text
    .split(/\n\s*\n|\r?\n(?=\u3000|\t| {2})/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .slice(0, maxBlocks)
    .map((part) => ({ type: 'paragraph', attrs: { id: makeId() }, content: [{ type: 'text', text: part }] }));
}

/** Without white space at either end, and without empty texts. */
function trim(line: readonly Piece[]): Inline[] {
  const content = line.map(toInline);
  let start = 0;
  let end = content.length;
  while (start < end && isSpace(content[start])) start += 1;
  while (end > start && isSpace(content[end - 1])) end -= 1;
  const trimmed = content.slice(start, end);
  const [first] = trimmed;
  if (first?.type === 'text') trimmed[0] = { ...first, text: first.text.trimStart() };
  const last = trimmed.at(-1);
  if (last?.type === 'text') trimmed[trimmed.length - 1] = { ...last, text: last.text.trimEnd() };
  return trimmed;
}

function toInline(piece: Piece): Inline {
  if (piece === 'break') return { type: 'hardBreak' };
  const text = piece.words.join('');
  return piece.marks.length > 0 ? { type: 'text', text, marks: piece.marks } : { type: 'text', text };
}

function endsSpaced(piece: Piece | undefined): boolean {
  return piece !== undefined && piece !== 'break' && (piece.words.at(-1)?.endsWith(' ') ?? false);
}

function isSpace(part: Inline | undefined): boolean {
  return part?.type === 'hardBreak' || (part?.type === 'text' && part.text.trim() === '');
}
