/** `wire status`: the chains that changed last, how each provider is, and what is lost of what it sends. */
import { join } from 'node:path';
import { spanInWords } from '../features/health/health.ts';
import {
  fieldsOf,
  folderCounts,
  keptFor,
  mostCounted,
  newestChains,
  allProviders,
  picturesLeftOut,
  providerHealth,
  providerNamed,
  rhythmInWords,
  silenceOf,
  summaryInLines,
  summaryOf,
} from '../features/wire/wire.ts';
import type {
  ChainStatus,
  FieldCounts,
  FolderCounts,
  PicturesLeftOut,
  Provider,
  ProviderHealth,
} from '../features/wire/wire.ts';
import type { Db } from '../platform/db/database.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const shownChains = 30;

export const wireStatusVerb: Record<string, Verb> = {
  'wire status': {
    usage: 'wire status [--fields PROVIDER]',
    help: 'The chains that changed last; then each provider: when it sent something, what is expected of it, its last errors, what of its files is lost, which pictures are not shown, and what lies in its folder. With --fields every field in which a provider sends words, and how often some are lost.',
    options: { fields: { type: 'string' } },
    run: (context, _none, { fields }) =>
      withDesk(context, async ({ db }) => {
        if (typeof fields === 'string') return tellFields(context, db, (await providerNamed(db, fields)).key);
        for (const chain of await newestChains(db, shownChains, context.now())) context.result(chain, chainLine(chain));
        await tellProviders(context, db);
      }),
  },
};

async function tellFields(context: CliContext, db: Db, key: string): Promise<void> {
  const fields = (await fieldsOf(db)).get(key) ?? [];
  for (const field of fields) context.result({ provider: key, ...field }, fieldLine(field));
  const { seen, lost } = summaryOf(fields);
  context.say(`${key}: of ${lost} of ${seen} fields of the last month some words are lost.`);
}

async function tellProviders(context: CliContext, db: Db): Promise<void> {
  const [fields, pictures, providers] = [await fieldsOf(db), await picturesLeftOut(db), await allProviders(db)];
  for (const health of await providerHealth(db)) {
    const provider = providers.find(({ key }) => key === health.provider);
    if (!provider) continue;
    const files = await folderCounts(join(context.config.dataDir, 'wire', provider.key));
    const about = {
      fields: summaryOf(fields.get(provider.key) ?? []),
      pictures: pictures.get(provider.key) ?? { count: 0, pictures: [] },
      files: {
        ...files,
        ...{ failedForgotten: provider.failedForgotten, failedForgottenAt: provider.failedForgottenAt },
      },
    };
    const lines = [
      ...healthLines(health),
      ...summaryInLines(about.fields),
      ...pictureLines(about.pictures),
      ...fileLines(files, provider),
    ];
    context.result({ kind: 'provider', ...health, silence: silenceOf(health), ...about }, lines.join('\n    '));
  }
}

function chainLine(chain: ChainStatus): string {
  const { provider, itemKey, standing, version, versions, storyId, storyState, revivable } = chain;
  const story = storyId === null ? '' : `  story ${storyId}${storyState === 'live' ? '' : ` (${storyState})`}`;
  const revival =
    revivable === null
      ? null
      : `Version ${revivable} is usable and newer: \`wire revive ${provider} ${itemKey}\` lets it live again.`;
  const notes = [chain.reason, revival, chain.pictureProblem].filter((note) => note !== null);
  return [`${provider}  ${itemKey}  ${standing}  version ${version ?? 'none'} of ${versions}${story}`, ...notes].join(
    '\n    ',
  );
}

function healthLines(health: ProviderHealth): string[] {
  const { provider, silentSeconds, rhythmSeconds, failed, errors } = health;
  const sent = silentSeconds === null ? 'has never sent anything' : `sent something ${spanInWords(silentSeconds)} ago`;
  const wanted = rhythmSeconds === null ? '' : `, one every ${rhythmInWords(rhythmSeconds)} is expected`;
  const alarm = { fine: '', late: '  LATE', silent: '  SILENT' }[silenceOf(health)];
  const trouble = failed === 0 ? '' : `, ${failed} files failed in a day`;
  const lines = errors.map(({ what, reason, at }) => `${at.toISOString()}  ${what}: ${reason}`);
  return [`provider ${provider}: ${sent}${wanted}${trouble}${alarm}`, ...lines];
}

function pictureLines({ count, pictures }: PicturesLeftOut): string[] {
  if (count === 0) return [];
  const one = count === 1;
  return [
    `${count} ${one ? 'picture' : 'pictures'} of a day ${one ? 'is' : 'are'} not shown`,
    ...pictures.map(({ itemKey, reason }) => `  ${itemKey}: ${reason}`),
  ];
}

function fileLines({ done, failed, pictures }: FolderCounts, provider: Provider): string[] {
  const { failedForgotten, failedForgottenAt } = provider;
  if (done + failed + pictures + failedForgotten === 0) return [];
  const count = (number: number): string => (number >= mostCounted ? `${mostCounted} or more` : String(number));
  const kept = keptFor(provider);
  const days = (number: number | null): string => (number === null ? 'for good' : `for ${number} days`);
  const forgotten =
    failedForgottenAt === null
      ? ''
      : `; ${failedForgotten} of failed/ are gone, the last on ${failedForgottenAt.toISOString().slice(0, 10)}`;
  return [
    `files: ${count(done)} in done/ and ${count(pictures)} ${pictures === 1 ? 'picture' : 'pictures'} beside, kept ${days(kept.done)}; ${count(failed)} in failed/, kept ${days(kept.failed)}${forgotten}`,
  ];
}

function fieldLine({ path, had, lost, words, firstAt, isNew }: FieldCounts): string {
  const often = lost === 0 ? `all of ${had}` : `lost in ${lost} of ${had}`;
  const since = isNew ? `  new since ${firstAt.toISOString().slice(0, 10)}` : '';
  return `${often.padEnd(18)}  ${path}${since}${lost > 0 && words !== null ? `\n${' '.repeat(20)}“${words}”` : ''}`;
}
