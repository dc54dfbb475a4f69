/** Text to a document: XML or JSON by its first character. */
import { KnownError } from '../../../platform/http/errors.ts';
import { bracketsOf } from './brackets.ts';
import { decodeText } from './decode-text.ts';
import type { WireDocument } from './reader.ts';
import { parseXml } from './xml-tree.ts';

export function openDocument(bytes: Buffer, encoding?: string): WireDocument {
  const text = decodeText(bytes, encoding);
  if (text.trim() === '') throw new KnownError('wire-cut-off', 'There is nothing in it.');
  if (/^<(!doctype\s+)?html[\s>]/i.test(text))
    throw new KnownError(
      'wire-unreadable',
      'It is a web page, as servers send in the place of a file that they refuse.',
    );
  if (text.startsWith('<')) return { kind: 'xml', root: parseXml(text) };
  return { kind: 'json', value: parseJson(text) };
}

/** No news is nested like this, and the parser's memory grows with it. */
const maxDepth = 200;

function parseJson(text: string): unknown {
  const { endEarly, depth } = bracketsOf(text);
  if (depth > maxDepth) throw new KnownError('wire-unreadable', `It is nested more than ${maxDepth} deep.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (endEarly) throw new KnownError('wire-cut-off', 'Its JSON is not closed.');
    throw new KnownError(
      'wire-unreadable',
      /^[[{]/.test(text)
        ? `It is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}.`
        : 'It is neither XML nor JSON.',
    );
  }
}
