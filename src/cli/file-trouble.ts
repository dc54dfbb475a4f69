/** Why a file cannot be read, in words. */
import { readFile } from 'node:fs/promises';
import { KnownError } from '../platform/http/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'that is a folder',
  EACCES: 'it may not be read',
  ENAMETOOLONG: 'no file is called by so long a name',
};

/** Undefined for what is no trouble with a file. `file`: where the error does not name it. */
export function fileTrouble(error: unknown, file?: string): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException;
  const [reason, named] = [reasons[code ?? ''], file ?? path];
  return reason === undefined || named === undefined ? undefined : `${named}: ${reason}.`;
}

/** Throws `input-invalid` where it cannot be read. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const trouble = fileTrouble(error, file);
    throw trouble === undefined ? error : new KnownError('input-invalid', trouble);
  }
}
