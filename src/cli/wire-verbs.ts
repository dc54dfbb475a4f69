import { dirname } from 'node:path';
import { ingestItem, profileOf, providerNamed, readWireFile } from '../features/wire/wire.ts';
import { readBytes } from './file-trouble.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import { wireAddVerb } from './wire-add-verb.ts';
import { wireParseVerb } from './wire-parse-verb.ts';
import { wireProfileVerb } from './wire-profile-verb.ts';

export const wireVerbs: Record<string, Verb> = {
  ...wireParseVerb,
  ...wireProfileVerb,
  ...wireAddVerb,
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
          const raw = await readBytes(file);
          for (const found of readWireFile(raw, await profileOf(db, provider.id))) {
            if ('error' in found) {
              process.exitCode = 1;
              context.result(
                { file, error: { code: found.error.code, message: found.error.message } },
                `${file}: ${found.error.message}`,
              );
              continue;
            }
            const ingested = await ingestItem(
              { db, media, network, tombstones, now: context.now },
              provider,
              found.item,
              found.raw,
              dirname(file),
              found.fields(),
            );
            context.result(
              { file, ...ingested, problems: found.item.problems },
              `${file}: ${ingested.verdict}${ingested.storyId === null ? '' : `, story ${ingested.storyId}`}`,
            );
          }
        }
      });
    },
  },
};
