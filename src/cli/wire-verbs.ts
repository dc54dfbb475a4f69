import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KnownError } from '../platform/http/errors.ts';
import { ingestItem, providerNamed, readWireFile } from '../features/wire/wire.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

export const wireVerbs: Record<string, Verb> = {
  'wire parse': {
    usage: 'wire parse FILE…',
    help: 'Reads wire files without a database: one JSON line an item.',
    takes: Number.POSITIVE_INFINITY,
    async run(context, files) {
      needed(files[0], 'FILE');
      let refused = 0;
      for (const file of files) {
        try {
          const { bodyHtml: _html, ...item } = readWireFile(await readFile(file));
          process.stdout.write(`${JSON.stringify({ file, ...item })}\n`);
        } catch (error) {
          if (!(error instanceof KnownError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
          refused += 1;
          const code = error instanceof KnownError ? error.code : 'file-unreadable';
          process.stdout.write(`${JSON.stringify({ file, error: { code, message: (error as Error).message } })}\n`);
        }
      }
      context.say(`${files.length - refused} of ${files.length} read`);
      if (refused > 0) throw new KnownError('wire-unreadable', `${refused} of ${files.length} cannot be read.`);
    },
  },
  'wire ingest': {
    usage: 'wire ingest PROVIDER FILE…',
    help: 'Takes wire files in as if they had been dropped into the provider’s folder.',
    takes: Number.POSITIVE_INFINITY,
    async run(context, [first, ...files]) {
      const key = needed(first, 'PROVIDER');
      needed(files[0], 'FILE');
      await withDesk(context, async ({ db, media, network, tombstones }) => {
        const provider = await providerNamed(db, key);
        for (const file of files) {
          const raw = await readFile(file);
          const item = readWireFile(raw);
          const ingested = await ingestItem(
            { db, media, network, tombstones, now: context.now },
            provider,
            item,
            raw,
            dirname(file),
          );
          context.result(
            { file, ...ingested, problems: item.problems },
            `${file}: ${ingested.verdict}${ingested.storyId === null ? '' : `, story ${ingested.storyId}`}`,
          );
        }
      });
    },
  },
};
