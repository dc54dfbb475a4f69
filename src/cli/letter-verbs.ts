/** Letters at the command line: how they went, and what a mail domain has to say of itself. */
import { join } from 'node:path';
import {
  buildDueEditions,
  deliveryCounts,
  isDay,
  lettersOfSite,
  previewEdition,
  sendEdition,
} from '../features/letters/letters.ts';
import type { Issue } from '../features/letters/letters.ts';
import { siteNamed, siteOrigin } from '../features/network/network.ts';
import type { Language, Network, Site } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { openDkimKeys } from '../platform/mail/dkim-keys.ts';
import { KnownError } from '../platform/http/errors.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import { publicPortOf } from '../public-port.ts';

export const letterVerbs: Record<string, Verb> = {
  'letter status': {
    usage: 'letter status',
    help: 'The editions of the last two weeks, with how many deliveries are in which state.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        for (const row of await deliveryCounts(db)) {
          const site = network.siteById(row.siteId)?.key ?? '';
          context.result({ ...row, site }, `${row.day}  ${site}/${row.key} ${row.language}  ${row.state} ${row.count}`);
        }
      }),
  },
  'letter build': {
    usage: 'letter build',
    help: 'Builds the editions whose hour has come, as the worker does every minute.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        const { built, failed } = await buildDueEditions(db, network, context.now());
        for (const edition of built)
          context.result(edition, `edition ${edition.day} ${edition.language}: ${edition.storyIds.length} stories`);
        for (const { letterId, language } of failed)
          context.say(`The edition of letter ${letterId} in ${language} could not be built.`);
        if (failed[0]) throw failed[0].error;
        if (built.length === 0) context.say('No edition is due, or too little is new.');
      }),
  },
  'letter preview': {
    usage: 'letter preview SITE LETTER [--language en|ja] [--html]',
    help: 'Today’s issue as its readers get it, or would get it if it were built now. Nothing is kept or sent.',
    takes: 2,
    options: { language: { type: 'string' }, html: { type: 'boolean' } },
    run: (context, args, options) =>
      withDesk(context, async ({ db, network }) => {
        const issue = await issueOf(db, network, context, args, options);
        const { publicScheme: scheme } = context.config;
        const origin = siteOrigin(issue.site, { scheme, port: publicPortOf(context.config) });
        const mail = await previewEdition(db, issue, origin);
        context.result(mail, options['html'] === true ? mail.html : `${mail.subject}\n\n${mail.text}`);
      }),
  },
  'letter send': {
    usage: 'letter send SITE LETTER [--date DAY] [--language en|ja]',
    help: 'Sends today’s issue out of its hour, or one of another day, to everyone who has asked for it and has none yet.',
    takes: 2,
    options: { date: { type: 'string' }, language: { type: 'string' } },
    run: (context, args, options) =>
      withDesk(context, async ({ db, network }) => {
        const day = typeof options['date'] === 'string' ? options['date'] : null;
        if (day !== null && !isDay(day)) throw new UsageError('--date takes a day such as 2026-11-24.');
        const issue = await issueOf(db, network, context, args, options);
        const { edition, queued } = await sendEdition(db, issue, day, 'desk:cli');
        context.result({ ...edition, queued }, `issue of ${edition.day}: ${queued} more on their way`);
      }),
  },
  'letter dns': {
    usage: 'letter dns SITE',
    help: 'The DNS records that let mail servers trust what the site sends.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ network }) => {
        const site = siteNamed(network, needed(key, 'SITE (its key)'));
        const { selector, record } = await openDkimKeys(join(context.config.dataDir, 'keys'), context.now).of(
          site.host,
        );
        const records = [
          { name: site.host, type: 'TXT', value: 'v=spf1 mx -all', note: 'SPF: add the servers that send for you' },
          { name: `${selector}._domainkey.${site.host}`, type: 'TXT', value: record, note: 'DKIM' },
          {
            name: `_dmarc.${site.host}`,
            type: 'TXT',
            value: `v=DMARC1; p=none; rua=mailto:post@${site.host}`,
            note: 'DMARC: begin by watching',
          },
        ];
        for (const { name, type, value, note } of records)
          context.result({ name, type, value, note }, `${note}\n  ${name} ${type} "${value}"`);
      }),
  },
};

async function issueOf(
  db: Db,
  network: Network,
  { now }: CliContext,
  [siteKey, letterKey]: readonly string[],
  options: Readonly<Record<string, string | boolean | undefined>>,
): Promise<Issue> {
  const site = siteNamed(network, needed(siteKey, 'SITE (its key)'));
  const wanted = needed(letterKey, 'LETTER (its key)');
  const letters = (await lettersOfSite(db, site.id)).filter(({ kind }) => kind === 'daily');
  const letter = letters.find(({ key }) => key === wanted);
  if (!letter)
    throw new KnownError('letter-unknown', `“${wanted}” is not among ${letters.map(({ key }) => key).join(', ')}.`);
  return { network, site, letter, language: languageOf(site, options['language']), now: now() };
}

function languageOf({ languages }: Site, wanted: string | boolean | undefined): Language {
  if (wanted === undefined) return languages[0];
  const language = languages.find((spoken) => spoken === wanted);
  if (language === undefined) throw new UsageError(`--language takes ${languages.join(' or ')}.`);
  return language;
}
