/** What a verb's file says, or standard input for `-`. */
import { createReadStream } from 'node:fs';
import { KnownError } from '../platform/http/errors.ts';
import { fileTrouble } from './file-trouble.ts';

const maxBytes = 4 * 1_048_576;

/** Throws `input-invalid` for what is longer than 4 MB or no JSON. */
export async function readJson(file: string): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const stream = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > maxBytes) throw new KnownError('input-invalid', 'It has more than 4 MB.');
      parts.push(part);
    }
  } catch (error) {
    throw notRead(file, error);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw new KnownError('input-invalid', `It is no JSON: ${error instanceof Error ? error.message : ''}.`);
  }
}

function notRead(file: string, error: unknown): unknown {
  const trouble = fileTrouble(error, file);
  return trouble === undefined ? error : new KnownError('input-invalid', trouble);
}
