/** The rows of an agency's table while it is read, and what becomes of them: a table, or lines where it is none. */
import type { BlockOf, Inline } from '../stories/stories.ts';

type Row = BlockOf<'table'>['content'][number];

/** More is no table that a page can show. */
const most = { rows: 200, cells: 12 };

export interface TableRows {
  rows: Row[];
  /** Of the row that is open. */
  cells: Row['content'] | null;
  /** Of the cell that is open. */
  cell: 'tableHead' | 'tableCell' | null;
}

export function emptyRows(): TableRows {
  return { rows: [], cells: null, cell: null };
}

export function endCell(table: TableRows, content: Inline[]): void {
  if (table.cell !== null) table.cells?.push({ type: table.cell, content });
  table.cell = null;
}

export function endRow(table: TableRows): void {
  if (table.cells !== null && table.cells.length > 0) table.rows.push({ type: 'tableRow', content: table.cells });
  table.cells = null;
}

/** What has rows and columns, and not more of either than fit. Agencies also use tables for what is none. */
export function isTable({ rows }: TableRows): boolean {
  const widths = rows.map(({ content }) => content.length);
  return rows.length > 1 && rows.length <= most.rows && Math.min(...widths) > 1 && Math.max(...widths) <= most.cells;
}

/** A line for each row, its cells apart. */
export function linesOf({ rows }: TableRows): Inline[][] {
  return rows.map(({ content }) =>
    content
      .filter((cell) => cell.content.length > 0)
      .flatMap((cell, index) =>
        index === 0 ? cell.content : [{ type: 'text' as const, text: ' · ' }, ...cell.content],
      ),
  );
}
