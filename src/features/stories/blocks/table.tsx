/** A table of the body: scrolls in its own box when narrow, numbers stand right. */
import { z } from 'zod';
import type { BlockOf, TableCell } from '../body-schema.shared.ts';
import { line, words } from '../input-words.ts';
import { inlineHtml } from '../inline-html.tsx';
import { parseInline } from '../inline-markup.ts';
import { inlineText } from '../inline-text.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import type { BodyAs } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

type Row = BlockOf<'table'>['content'][number];

export const table = blockForms<'table'>()({
  input: z.strictObject({
    table: z.strictObject({
      caption: line(300).optional(),
      head: z.array(words.max(300)).min(1).max(12),
      rows: z
        .array(z.array(words.max(1_000)).max(12))
        .min(1)
        .max(200),
    }),
  }),
  fromInput: (input, id) => ({
    type: 'table',
    attrs: { id, caption: input.table.caption ?? null },
    content: [toRow(input.table.head, 'tableHead'), ...input.table.rows.map((row) => toRow(row, 'tableCell'))],
  }),
  html: (block, as) => <TableHtml block={block} as={as} />,
  text: ({ content }) => content.map((row) => row.content.map(cellText).join('\t')).join('\n'),
});

function toRow(cells: readonly string[], type: TableCell['type']): Row {
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: parseInline(cell) })) };
}

function TableHtml({ block, as }: { block: BlockOf<'table'>; as: BodyAs }) {
  const { caption } = block.attrs;
  const headRows = block.content.findIndex((row) => !row.content.every(isHead));
  const head = block.content.slice(0, headRows === -1 ? block.content.length : headRows);
  const rest = block.content.slice(head.length);
  const numeric = numericColumns(rest);
  const rowHtml = (row: Row, scope: 'col' | 'row') => (
    <tr>
      {row.content.map((cell, column) => {
        const text = inlineHtml(cell.content, as);
        const align = numeric.has(column) ? 'number' : undefined;
        if (!isHead(cell)) return <td class={align}>{text}</td>;
        // The empty corner over the row heads is no heading of anything.
        return cell.content.length === 0 ? (
          <td class={align}></td>
        ) : (
          <th scope={scope} class={align}>
            {text}
          </th>
        );
      })}
    </tr>
  );
  return (
    // Focusable, so that it can be scrolled by keys.
    <section class="table" id={blockAnchor(block)} aria-label={caption ?? blockStrings(as.language).table} tabindex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        {head.length > 0 && <thead>{head.map((row) => rowHtml(row, 'col'))}</thead>}
        <tbody>{rest.map((row) => rowHtml(row, 'row'))}</tbody>
      </table>
    </section>
  );
}

function isHead(cell: TableCell): boolean {
  return cell.type === 'tableHead';
}

/** Columns of which every filled cell below the head begins with a figure, a sign or a currency. A dash fills none. */
function numericColumns(rows: Row[]): Set<number> {
  const columns = Math.max(0, ...rows.map((row) => row.content.length));
  return new Set(
    Array.from({ length: columns }, (_, column) => column).filter((column) => {
      const texts = rows.map((row) => cellText(row.content[column]).trim()).filter((text) => !/^[-–—]?$/u.test(text));
      return texts.length > 0 && texts.every((text) => /^[-–−+±~約]?\s?[¥$€]?\d/u.test(text) && text.length <= 16);
    }),
  );
}

function cellText(cell: TableCell | undefined): string {
  return inlineText(cell?.content ?? []);
}
