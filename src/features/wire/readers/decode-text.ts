/** Bytes to text: unpacked, and decoded by what the file says of itself. */
import { gunzipSync } from 'node:zlib';
import { KnownError } from '../../../platform/http/errors.ts';

export const maxWireBytes = 10 * 1_048_576;

/** `fallback`: what a provider's files may be in that say nothing and are not in UTF-8. */
export function decodeText(received: Buffer, fallback?: string): string {
  const bytes = unpack(received);
  if (bytes.length > maxWireBytes) throw new KnownError('wire-unreadable', `It has more than ${tenMb}.`);
  const other = otherKind(bytes);
  if (other !== undefined) throw new KnownError('wire-unreadable', other);
  const said = byOrderMark(bytes) ?? byDeclaration(bytes);
  for (const encoding of likely(said, fallback)) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return text.replace(/^[\s\uFEFF]+/, '');
  }
  throw new KnownError(
    'wire-unreadable',
    said === undefined
      ? 'It is not UTF-8, and says nothing of another encoding; a profile may name one (`encoding`).'
      : `It says that it is in ${said}, and is not.`,
  );
}

/** In this order. What is in UTF-8 beyond ASCII does not happen to be in anything else, so that may be tried before what is said. */
function likely(said: string | undefined, fallback: string | undefined): string[] {
  const others = fallback === undefined ? [] : [fallback];
  if (said === undefined) return /^iso-2022/i.test(fallback ?? '') ? [...others, 'utf-8'] : ['utf-8', ...others];
  // Senders re-encode a file and leave what it says.
  return /^(iso-?8859|windows-125|latin|us-ascii)/i.test(said) ? ['utf-8', said, ...others] : [said, ...others];
}

const tenMb = `${maxWireBytes / 1_048_576} MB`;

/** One byte of it may be all that there is yet. */
function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && (bytes.length === 1 || bytes[1] === 0x8b);
}

function unpack(bytes: Buffer): Buffer {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxWireBytes });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new KnownError('wire-unreadable', `Unpacked, it has more than ${tenMb}.`);
    throw new KnownError(code === 'Z_BUF_ERROR' ? 'wire-cut-off' : 'wire-unreadable', 'It is no whole gzip file.');
  }
}

/** By how their files begin. */
const otherKinds: [begin: RegExp, what: string][] = [
  [/^%PDF-/, 'It is a PDF, and no wire file.'],
  [
    /^\xff\xd8\xff|^\x89PNG|^GIF8|^RIFF.{4}WEBP|^.{4}ftyp(avif|heic|mif1)/s,
    'It is a picture, and no wire file; pictures lie beside the item that names them.',
  ],
  [/^.{4}ftyp|^ID3|^OggS|^RIFF.{4}(WAVE|AVI )/s, 'It is a film or a sound, and no wire file.'],
  [/^PK[^ -~]{2}/, 'It is a ZIP archive, and no wire file: unpack it.'],
  [/^\x28\xb5\x2f\xfd|^\xfd7zXZ|^BZh|^7z\xbc\xaf/, 'It is packed, and not by gzip: unpack it.'],
];

function otherKind(bytes: Buffer): string | undefined {
  const begin = bytes.toString('latin1', 0, 16);
  if (isGzip(bytes)) return 'It is packed twice: unpack it once (gzip -d).';
  return otherKinds.find(([pattern]) => pattern.test(begin))?.[1];
}

function byOrderMark(bytes: Buffer): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  // Without a mark, `<` or `{` beside a zero (RFC 4627, 3; XML 1.0, F.1).
  if (first === 0 && (second === 0x3c || second === 0x7b)) return 'utf-16be';
  if ((first === 0x3c || first === 0x7b) && second === 0) return 'utf-16le';
  return undefined;
}

/** What could be read as ASCII is not in UTF-16, whatever it says. */
function byDeclaration(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 400).toString('latin1');
  const said = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  return said !== undefined && /^(utf|ucs|iso-10646-ucs)-?(16|2)/i.test(said) ? 'utf-8' : said;
}

/** Undefined where the bytes are not in it. The last character may be half there: whoever looks at the text sees that it ends early. */
function decode(bytes: Buffer, encoding: string): string | undefined {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new KnownError('wire-unreadable', `It is in the encoding “${encoding}”, which nobody here knows.`);
  }
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}
