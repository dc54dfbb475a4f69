/**
 * The body of a story: a ProseMirror document, described as data. The server checks with it, the editor is made
 * from it. `content` is the node expression, `attrs` the attributes with their kinds.
 */
export const schemaVersion = 1;

export type Inline =
  | { type: 'text'; text: string; marks?: Mark[] }
  | { type: 'ruby'; attrs: { base: string; reading: string } }
  | { type: 'hardBreak' };

export type Mark = { type: 'em' } | { type: 'strong' } | { type: 'link'; attrs: { href: string } };

export interface TableCell {
  type: 'tableCell' | 'tableHead';
  content: Inline[];
}

/** A top-level node. The id is stable over revisions: quotes of readers are anchored to it. */
export type Block =
  | { type: 'paragraph'; attrs: { id: string }; content: Inline[] }
  | { type: 'heading'; attrs: { id: string }; content: Inline[] }
  | { type: 'pullQuote'; attrs: { id: string; by: string | null }; content: Inline[] }
  | { type: 'bulletList'; attrs: { id: string }; content: ListItem[] }
  | { type: 'orderedList'; attrs: { id: string }; content: ListItem[] }
  | { type: 'keyPoints'; attrs: { id: string }; content: ListItem[] }
  | {
      type: 'table';
      attrs: { id: string; caption: string | null };
      content: { type: 'tableRow'; content: TableCell[] }[];
    }
  | { type: 'words'; attrs: { id: string; entries: { word: string; reading: string; meaning: string }[] } };

export interface ListItem {
  type: 'listItem';
  content: Inline[];
}

export interface Body {
  type: 'doc';
  content: Block[];
}

interface NodeSpec {
  /** What may stand inside; null for a node without content. */
  content: readonly string[] | null;
  /** At least one of them. */
  filled?: boolean;
  attrs?: Readonly<Record<string, 'id' | 'text' | 'text or null' | 'entries'>>;
}

const inline = ['text', 'ruby', 'hardBreak'] as const;
const blocks = [
  'paragraph',
  'heading',
  'pullQuote',
  'bulletList',
  'orderedList',
  'keyPoints',
  'table',
  'words',
] as const;

/** The node specs as data: what the server checks with, and what the editor's extensions are made from. */
export const nodeSpecs: Readonly<Record<string, NodeSpec>> = {
  doc: { content: blocks, filled: true },
  paragraph: { content: inline, attrs: { id: 'id' } },
  heading: { content: inline, filled: true, attrs: { id: 'id' } },
  pullQuote: { content: inline, filled: true, attrs: { id: 'id', by: 'text or null' } },
  bulletList: { content: ['listItem'], filled: true, attrs: { id: 'id' } },
  orderedList: { content: ['listItem'], filled: true, attrs: { id: 'id' } },
  keyPoints: { content: ['listItem'], filled: true, attrs: { id: 'id' } },
  listItem: { content: inline },
  table: { content: ['tableRow'], filled: true, attrs: { id: 'id', caption: 'text or null' } },
  tableRow: { content: ['tableHead', 'tableCell'], filled: true },
  tableHead: { content: inline },
  tableCell: { content: inline },
  words: { content: null, attrs: { id: 'id', entries: 'entries' } },
  ruby: { content: null, attrs: { base: 'text', reading: 'text' } },
  hardBreak: { content: null },
};

export const markNames = ['em', 'strong', 'link'] as const;
