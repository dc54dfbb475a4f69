/** Checks a DKIM signature as a receiver does (RFC 6376, relaxed/relaxed), by other code than what made it. */
import { createHash, createPublicKey, createVerify } from 'node:crypto';

export interface Verified {
  signed: string[];
  valid: boolean;
}

/** `record`: the value of the key's DNS record. */
export function verifyDkim(message: string, record: string): Verified {
  const at = message.indexOf('\r\n\r\n');
  const headers = message.slice(0, at).split(/\r\n(?![ \t])/);
  const body = message.slice(at + 4);
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? '';
  const tag = (name: string): string =>
    new RegExp(`(?:^|;)\\s*${name}=([^;]*)`, 's').exec(signature.replace(/^[^:]+:/, ''))?.[1]?.replaceAll(/\s+/g, '') ??
    '';
  const signed = tag('h').toLowerCase().split(':');
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  const rest = [...headers];
  const lines = signed.flatMap((name) => {
    const found = rest.findLastIndex((line) => line.toLowerCase().startsWith(`${name}:`));
    if (found < 0) return [];
    const [line = ''] = rest.splice(found, 1);
    return [`${relaxed(line)}\r\n`];
  });
  const own = relaxed(signature).replace(/(;\s*b=)[^;]*/, '$1');
  const key = createPublicKey({
    key: Buffer.from(/p=(.*)$/.exec(record)?.[1] ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  });
  const check = createVerify('RSA-SHA256').update(lines.join('') + own, 'latin1');
  return { signed, valid: bodyHash === tag('bh') && check.verify(key, tag('b'), 'base64') };
}

function relaxed(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replaceAll(/\r\n/g, '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).toLowerCase().trim()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
}
