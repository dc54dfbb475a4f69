/** A table of the body: scrolls in its own box when narrow, numbers stand right. */
import { strings } from '../network/network.ts';
import type { Block, TableCell } from './body-schema.shared.ts';
import { inlineHtml } from './inline-html.tsx';
import type { InlineAs } from './inline-html.tsx';

type TableBlock = Extract<Block, { type: 'table' }>;
type Row = TableBlock['content'][number];

export function BodyTable({ table, id, as }: { table: TableBlock; id: string; as: InlineAs }) {
  const headRows = table.content.findIndex((row) => !row.content.every(isHead));
  const head = table.content.slice(0, headRows === -1 ? table.content.length : headRows);
  const rest = table.content.slice(head.length);
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
    <section class="table" id={id} aria-label={table.attrs.caption ?? strings(as.language).table} tabindex={0}>
      <table>
        {table.attrs.caption && <caption>{table.attrs.caption}</caption>}
        {head.length > 0 && <thead>{head.map((row) => rowHtml(row, 'col'))}</thead>}
        <tbody>{rest.map((row) => rowHtml(row, 'row'))}</tbody>
      </table>
    </section>
  );
}

function isHead(cell: TableCell): boolean {
  return cell.type === 'tableHead';
}

/** Columns of which every filled cell below the head begins with a figure, a sign or a currency. */
function numericColumns(rows: Row[]): Set<number> {
  const columns = Math.max(0, ...rows.map((row) => row.content.length));
  return new Set(
    Array.from({ length: columns }, (_, column) => column).filter((column) => {
      const texts = rows.map((row) => plainText(row.content[column])).filter((text) => text !== '');
      return texts.length > 0 && texts.every((text) => /^[-–−+±~約]?\s?[¥$€]?\d/u.test(text) && text.length <= 16);
    }),
  );
}

function plainText(cell: TableCell | undefined): string {
  return (cell?.content ?? [])
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join('')
    .trim();
}
