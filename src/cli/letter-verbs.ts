/** Letters at the command line: how they went, and what a mail domain has to say of itself. */
import { join } from 'node:path';
import { buildDueEditions, deliveryCounts } from '../features/letters/letters.ts';
import { openDkimKeys } from '../platform/mail/dkim-keys.ts';
import { KnownError } from '../platform/http/errors.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

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
        const built = await buildDueEditions(db, network, context.now());
        for (const edition of built)
          context.result(edition, `edition ${edition.day} ${edition.language}: ${edition.storyIds.length} stories`);
        if (built.length === 0) context.say('No edition is due, or too little is new.');
      }),
  },
  'letter dns': {
    usage: 'letter dns SITE',
    help: 'The DNS records that let mail servers trust what the site sends.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ network }) => {
        const site = network.siteByKey(needed(key, 'SITE (its key)'));
        if (!site)
          throw new KnownError(
            'site-unknown',
            `“${key}” is not among ${network.sites.map((other) => other.key).join(', ')}.`,
          );
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
