/** The files that the mail sink has kept, newest first, read within bounds. */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptMail {
  id: string;
  at: Date;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  headers: { name: string; value: string }[];
}

const maxBytes = 5 * 1_048_576;
const nameForm = /^(\d{15})-[0-9a-f]{8}\.eml$/;

/** Ids of all mails, newest first. */
export async function mailIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => nameForm.test(name))
    .toSorted()
    .toReversed()
    .map((name) => name.slice(0, -'.eml'.length));
}

const headBytes = 512;
const lookedAtOnce = 50;

/** Of `ids` the first `most` that went to an address with `to` in it. Only the line that the sink writes first is read. */
export async function idsTo(folder: string, ids: readonly string[], to: string, most: number): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < ids.length && found.length < most; at += lookedAtOnce) {
    const some = ids.slice(at, at + lookedAtOnce);
    const recipients = await Promise.all(some.map((id) => recipientOf(folder, id)));
    found.push(...some.filter((_, which) => recipients[which]?.toLowerCase().includes(to)));
  }
  return found.slice(0, most);
}

async function recipientOf(folder: string, id: string): Promise<string> {
  const file = await open(join(folder, `${id}.eml`)).catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return /^X-Envelope-To: ([^\r\n]*)/.exec(buffer.toString('utf8', 0, bytesRead))?.[1] ?? '';
  } finally {
    await file.close();
  }
}

/** Undefined for what is no mail of the folder. */
export async function readMail(folder: string, id: string): Promise<KeptMail | undefined> {
  const found = nameForm.exec(`${id}.eml`);
  if (!found) return undefined;
  const file = join(folder, `${id}.eml`);
  const size = await stat(file).then(
    (stats) => stats.size,
    () => undefined,
  );
  if (size === undefined || size > maxBytes) return undefined;
  // The demo's alone: loaded when somebody reads a mail.
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(await readFile(file), { maxNestingDepth: 20 });
  const header = (key: string): string => mail.headers.find((other) => other.key === key)?.value ?? '';
  return {
    id,
    at: new Date(Number(found[1])),
    from: mail.from?.name ? `${mail.from.name} <${mail.from.address ?? ''}>` : (mail.from?.address ?? ''),
    to: header('x-envelope-to'),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value })),
  };
}
