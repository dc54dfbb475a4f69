/** What senders commonly get wrong in XML and nobody can misread: a lone “&”, HTML's names of characters, control characters. */
import { Parser } from 'htmlparser2';

const xmlNames = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Beyond so many different names that HTML does not know, none is looked up any more. */
const maxUnknown = 1_000;

/** Well-formed XML comes back as it is; the inside of CDATA and comments always does. */
export function mendReferences(xml: string): string {
  const known = new Map<string, string>();
  return (
    xml
      // oxlint-disable-next-line no-control-regex -- these characters are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(
        /<!\[CDATA\[[^]*?(?:\]\]>|$)|<!--[^]*?(?:-->|$)|&(?:#(\d{1,9}|x[\da-fA-F]{1,8});|([A-Za-z][\w.-]{0,31});)?/g,
        (found, number: string | undefined, name: string | undefined) => {
          if (!found.startsWith('&')) return found;
          if (number !== undefined) return isXmlCharacter(codePoint(number)) ? found : '';
          if (name === undefined) return '&amp;';
          return xmlNames.has(name) ? found : named(name, known);
        },
      )
  );
}

function named(name: string, known: Map<string, string>): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const meant = known.size < maxUnknown ? decode(`&${name};`) : `&${name};`;
  const written = meant.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (known.size < maxUnknown) known.set(name, written);
  return written;
}

function decode(reference: string): string {
  let text = '';
  const parser = new Parser({ ontext: (part) => void (text += part) }, { decodeEntities: true });
  parser.end(reference);
  return text;
}

function codePoint(number: string): number {
  return number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number(number);
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff);
}
