/** Letters from both ends: people who sign up at a serving node, a mail server that takes or refuses, and the sender between. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { buildDueEditions, formTime, mailSecretKey, sendDeliveries } from '../../src/features/letters/letters.ts';
import { loadNetwork } from '../../src/features/network/network.ts';
import { openDkimKeys } from '../../src/platform/mail/dkim-keys.ts';
import { openMailTransport } from '../../src/platform/mail/mail-transport.ts';
import { testDataDir } from './data-folder.ts';
import { mailServer } from './mail-server.ts';
import { linkTo } from './queued-mails.ts';
import { readerClient } from './reader-client.ts';
import { servingNode } from './serving-node.ts';
import { testDesk } from './test-desk.ts';

export const site = 'harbour.localhost';
/** Eight in the morning, by the site's clock. */
export const morning = new Date('2026-11-24T23:00:00Z');

/** `ported`: addresses carry the port, as a browser needs them. */
export async function letterDesk(
  databaseUrl: string,
  { ported = false, now = () => new Date() }: { ported?: boolean; now?: () => Date } = {},
) {
  const dataDir = testDataDir();
  const desk = await testDesk({ databaseUrl, dataDir });
  const { db } = desk;
  const { port, node } = await servingNode({ databaseUrl, dataDir, ported, now });
  const network = await loadNetwork(db);
  const server = await mailServer();
  const keys = openDkimKeys(join(dataDir, 'keys'), () => new Date());
  const mail = openMailTransport(server.url, keys);
  const secretKey = mailSecretKey(join(dataDir, 'keys'));
  const originOf = ({ host }: { host: string }): string => `http://${host}${ported ? `:${port}` : ''}`;
  let people = 0;
  let editions = 0;

  async function confirm(email: string): Promise<void> {
    await sql`delete from throttle`.execute(db);
    const reader = readerClient(port);
    await reader.post(site, '/letters/sign-up', { email, daily: '1', short: '1' });
    await reader.post(site, await linkTo(db, email));
  }

  return {
    ...{ desk, db, port, node, dataDir, network, server, keys, confirm },
    send: (now = new Date()) => sendDeliveries({ db, network, mail, originOf, secretKey, now: () => now }),
    /** What the form holds for somebody who has looked at it for a while. */
    lookedAt: (ms = 5_000) => formTime(secretKey, new Date(Date.now() - ms)),
    /** Clears what slows a reader who tries often. */
    unhurried: () => sql`delete from throttle`.execute(db),

    /** Somebody new, at a mail host of their own unless one is named. */
    async subscribe(domain?: string): Promise<string> {
      people += 1;
      const email = `person${people}@${domain ?? `readers${people}.example`}`;
      await confirm(email);
      return email;
    },

    /** An edition of the day, of three new stories, to everyone who has confirmed; the only one there is. */
    async newEdition() {
      const stories: { id: number; path: string }[] = [];
      editions += 1;
      const named = (headline: string): string => `${headline} of edition ${editions}`;
      for (const headline of ['One', 'Two', 'Three'])
        stories.push(await desk.publishNew({ headline: named(headline) }));
      await sql`delete from delivery`.execute(db);
      await sql`delete from edition`.execute(db);
      await sql`
        update appearance set published_at = ${new Date(morning.getTime() - 3_600_000)}
        where story_id = any (${stories.map(({ id }) => id)}::bigint[])`.execute(db);
      const { built } = await buildDueEditions(db, network, morning);
      const own = built.find((edition) => edition.language === 'en');
      return { id: own?.id ?? 0, stories, named };
    },

    async stateOf(email: string): Promise<string[]> {
      const { rows } = await sql<{ state: string }>`
        select d.state from delivery d join subscriber b on b.id = d.subscriber_id
        where b.email_key = ${email} order by d.edition_id`.execute(db);
      return rows.map((row) => row.state);
    },

    async eventsOf(email: string): Promise<string[]> {
      const { rows } = await sql<{ action: string; proof: string }>`
        select action, proof from consent_event e join subscriber b on b.id = e.subscriber_id
        where b.email_key = ${email} order by e.id`.execute(db);
      return rows.map((row) => `${row.action} by ${row.proof}`);
    },

    /** Whole messages, as the server has taken them. */
    receivedBy: (email: string): string[] =>
      server.received.filter(({ to }) => to === email).map(({ message }) => message),

    /** What was deferred is due again. */
    later: () => sql`update delivery set next_at = now() where state = 'deferred'`.execute(db),
  };
}
