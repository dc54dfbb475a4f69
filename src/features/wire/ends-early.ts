/** Whether more bytes might make a text in JSON whole: a sender that stalls leaves the beginning of one. */

const quote = 0x22;
const backslash = 0x5c;
const opening = new Set(Buffer.from('{['));
const closing = new Set(Buffer.from('}]'));
const blank = new Set(Buffer.from(' \t\r\n'));

/**
 * Nothing yet, or a string or a bracket that is still open. Bytes, not characters: the last one may be half there, and
 * none of those that count here is part of a longer one in UTF-8.
 */
export function endsEarly(bytes: Uint8Array): boolean {
  let open = 0;
  let inString = false;
  let any = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    any ||= !blank.has(byte);
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (opening.has(byte)) open += 1;
    else if (closing.has(byte)) open -= 1;
  }
  return !any || inString || open > 0;
}
