/** Old addresses by command. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { importAliases } from '../features/aliases/aliases.ts';
import type { AliasLine } from '../features/aliases/aliases.ts';
import { KnownError } from '../platform/http/errors.ts';
import { siteOption } from './site-option.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const maxBytes = 256 * 1_048_576;
const maxLines = 1_000_000;
const maxLineCharacters = 8_192;
/** The rest is counted. */
const saidAtMost = 100;

export const aliasVerbs: Record<string, Verb> = {
  'alias import': {
    usage: 'alias import FILE.csv [--site KEY]',
    help: 'Lets old addresses lead on: a line for each, `old address,story or address`. Lines that are wrong are named, the others are taken.',
    takes: 1,
    options: { site: { type: 'string' } },
    run: (context, [named], { site: key }) =>
      withDesk(context, async ({ db, network }) => {
        const file = needed(named, 'FILE.csv');
        const { size } = await stat(file);
        if (size > maxBytes) throw new KnownError('input-invalid', `${file} has more than 256 MB: split it.`);
        let said = Date.now();
        const report = await importAliases(linesOf(file), {
          ...{ db, network, site: siteOption(network, key) },
          progress(taken, refused) {
            if (Date.now() - said < 1_000) return;
            said = Date.now();
            context.say(`${taken} taken, ${refused} refused`);
          },
        });
        for (const { line, why } of report.refused.slice(0, saidAtMost)) context.say(`line ${line}: ${why}`);
        const more = report.refused.length - saidAtMost;
        if (more > 0) context.say(`… and ${more} more`);
        context.result(
          { taken: report.taken, refused: report.refused },
          `${report.taken} old addresses lead on, ${report.refused.length} lines were refused`,
        );
        if (report.refused.length > 0) process.exitCode = 1;
      }),
  },
};

/** Two columns, by commas, semicolons or tabs; a first line of names is passed over. */
async function* linesOf(file: string): AsyncGenerator<AliasLine> {
  const records = createReadStream(file).pipe(
    parse({
      ...{ bom: true, delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, trim: true },
      ...{ info: true, max_record_size: maxLineCharacters, to_line: maxLines + 1 },
    }),
  );
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const [from = '', to = ''] = record;
      if (info.lines > maxLines)
        throw new KnownError('input-invalid', `${file} has more than ${maxLines} lines: split it.`);
      if (info.lines === 1 && !/[/.]/.test(from)) continue;
      yield { number: info.lines, from, to };
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new KnownError('input-invalid', `${file}: ${error.message}`);
    throw error;
  }
}
