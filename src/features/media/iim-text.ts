/**
 * IIM's words, in whichever encoding they are: what its record 1:90 says, else what the bytes can be. Japanese agencies
 * write Shift_JIS and many programs UTF-8 without saying so.
 */

type Encoding = 'utf-8' | 'iso-2022-jp' | 'euc-jp' | 'shift_jis' | 'windows-1252';

/** `declared`: the escape sequence of record 1:90. */
export function iimDecoder(
  declared: Buffer | undefined,
  values: readonly Buffer[],
): { decode(value: Buffer): string; otherReadings(value: Buffer): string[] } {
  const said = declared?.toString('latin1') ?? '';
  const isLatin = ['\u001b-A', '\u001b.A', '\u001b,A'].includes(said);
  // Short words could be anything: they are in what the longer ones beside them are in.
  const beside = isLatin ? undefined : values.map(guess).find((found) => found === 'euc-jp' || found === 'shift_jis');
  const decode = (value: Buffer): string => {
    const likely: (Encoding | undefined)[] = isLatin ? ['utf-8'] : [guess(value), beside];
    for (const encoding of likely) {
      const text = encoding && read(value, encoding);
      if (text !== undefined && (encoding !== 'utf-8' || isAscii(value) || isBeyondAscii(text))) return text;
    }
    return new TextDecoder('windows-1252').decode(value);
  };
  return {
    decode,
    otherReadings(value) {
      if (isAscii(value)) return [];
      const all = (['utf-8', 'shift_jis', 'euc-jp', 'windows-1252'] as const).map((encoding) =>
        new TextDecoder(encoding).decode(value),
      );
      return all.filter((text) => text !== decode(value));
    },
  };
}

/** Undefined where it is in Latin letters, or too short to tell. */
function guess(value: Buffer): Encoding | undefined {
  if (value.includes('\u001b$')) return 'iso-2022-jp';
  if (isAscii(value)) return 'utf-8';
  const utf8 = read(value, 'utf-8');
  if (utf8 !== undefined && isBeyondAscii(utf8)) return 'utf-8';
  // Shift_JIS makes half-width katakana of any EUC-JP, so that is asked first.
  return (['euc-jp', 'shift_jis'] as const).find((encoding) => isJapanese(read(value, encoding)));
}

/** Undefined where it is not in it. A dataset's bound may have cut the last character in half. */
function read(value: Buffer, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(value, { stream: true });
  } catch {
    return undefined;
  }
}

const letters = String.raw`\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー々`;
/** Two Latin letters with accents between plain ones may look like one character, and not like several. */
const several = new RegExp(String.raw`[${letters}]{2}|[\p{Script=Hiragana}\u30a1-\u30fa]`, 'u');
const others = new RegExp(
  String.raw`[^\p{ASCII}${letters}\u3000-\u303f\uff00-\uffef\u2010-\u2027\u00d7\u25a0-\u25ff]`,
  'u',
);
/** Nobody's whole words, and what Latin letters look like by themselves. */
const halfWidth = /[\uff61-\uff9f]/gu;

function isJapanese(text: string | undefined): boolean {
  if (text === undefined || others.test(text) || !several.test(text)) return false;
  const half = text.match(halfWidth)?.length ?? 0;
  return half <= text.replaceAll(/\p{ASCII}+/gu, '').length / 2;
}

function isAscii(value: Buffer): boolean {
  return value.every((byte) => byte < 0x80);
}

function isBeyondAscii(text: string): boolean {
  return /\P{ASCII}/u.test(text);
}
