/** `wire parse`: what wire files say, without a database. */
import { readFile, stat } from 'node:fs/promises';
import { KnownError } from '../platform/http/errors.ts';
import { maxWireBytes, noProfile, readWireFile, toWireLine } from '../features/wire/wire.ts';
import type { WireProfile } from '../features/wire/wire.ts';
import { fileTrouble } from './file-trouble.ts';
import { readProfile } from './read-profile.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';

export const wireParseVerb: Record<string, Verb> = {
  'wire parse': {
    usage: 'wire parse FILE… [--profile FILE.json]',
    help: 'Reads wire files without a database: a line of JSON for each item, and one for each file or item that cannot be read.',
    takes: Number.POSITIVE_INFINITY,
    options: { profile: { type: 'string' } },
    async run(context, files, { profile: named }) {
      needed(files[0], 'FILE');
      const profile = named === undefined ? noProfile : await readProfile(needed(named, 'FILE.json'));
      let items = 0;
      let refused = 0;
      for (const file of files)
        for (const line of await linesOf(file, profile)) {
          if ('error' in line) refused += 1;
          else items += 1;
          process.stdout.write(`${JSON.stringify(line)}\n`);
        }
      context.say(`${items} read${refused === 0 ? '' : `, ${refused} refused`}`);
    },
  },
};

type Line = ReturnType<typeof toWireLine> | { file: string; error: { code: string; message: string } };

/** At least one for each file, so that whoever reads them misses none. */
async function linesOf(file: string, profile: WireProfile): Promise<Line[]> {
  const refusal = (code: string, message: string): Line => ({ file, error: { code, message } });
  try {
    const { size } = await stat(file);
    if (size > maxWireBytes)
      throw new KnownError('wire-unreadable', `It has more than ${maxWireBytes / 1_048_576} MB.`);
    const found = readWireFile(await readFile(file), profile);
    if (found.length === 0) return [refusal('wire-empty', 'The wire file is whole and holds no item.')];
    return found.map((one) =>
      'error' in one ? refusal(one.error.code, one.error.message) : toWireLine(file, one.item, one.fields()),
    );
  } catch (error) {
    if (error instanceof KnownError) return [refusal(error.code, error.message)];
    const trouble = fileTrouble(error, file);
    if (trouble === undefined) throw error;
    return [refusal('file-unreadable', trouble)];
  }
}
