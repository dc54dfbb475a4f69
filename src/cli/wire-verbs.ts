import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KnownError } from '../platform/http/errors.ts';
import { allProviders, ingestItem, newestChains, profileOf, readWireFile } from '../features/wire/wire.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import { wireParseVerb } from './wire-parse-verb.ts';
import { wireProfileVerb } from './wire-profile-verb.ts';

export const wireVerbs: Record<string, Verb> = {
  ...wireParseVerb,
  ...wireProfileVerb,
  'wire ingest': {
    usage: 'wire ingest PROVIDER FILE…',
    help: 'Takes wire files in as if they had been dropped into the provider’s folder.',
    takes: Number.POSITIVE_INFINITY,
    async run(context, [first, ...files]) {
      const key = needed(first, 'PROVIDER');
      needed(files[0], 'FILE');
      await withDesk(context, async ({ db, media, network, tombstones }) => {
        const providers = await allProviders(db);
        const provider = providers.find((candidate) => candidate.key === key);
        if (!provider)
          throw new KnownError(
            'provider-unknown',
            `“${key}” is not among ${providers.map((other) => other.key).join(', ')}.`,
          );
        for (const file of files) {
          const raw = await readFile(file);
          for (const found of readWireFile(raw, await profileOf(db, provider.id))) {
            if ('error' in found) {
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
  'wire status': {
    usage: 'wire status',
    help: 'The chains that changed last.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        for (const chain of await newestChains(db, 30)) {
          context.result(
            chain,
            `${chain.provider}  ${chain.itemKey}  ${chain.state}  version ${chain.version ?? 'none'} of ${chain.versions}${chain.storyId === null ? '' : `  story ${chain.storyId}`}`,
          );
        }
      }),
  },
};
