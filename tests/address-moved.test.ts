/** A member's letters go where the member goes: to the address that they have proven, and nowhere else. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eraseNow } from '../src/erase-members.ts';
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { testDatabase } from './support/database.ts';
import { letterDesk, site } from './support/letter-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { linkTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, port, dataDir, confirm, newEdition, send, receivedBy, eventsOf } = await letterDesk(url);
const hub = 'account.localhost';

const leaveLinkOf = (message = ''): string =>
  /\/letters\/leave\/[\w-]{43}/.exec(message.replaceAll('=\r\n', ''))?.[0] ?? '';

async function withNewAddress(name: string, email: string) {
  const member = await addMember(db, name);
  await confirm(member.email);
  await newEdition();
  await send();
  const link = leaveLinkOf(receivedBy(member.email).at(-1));
  return {
    ...{ ...member, link },
    async move() {
      const at = await loggedInReader(db, port, hub, member.id);
      await at.post(hub, '/account/address', { email });
      expect((await at.post(hub, await linkTo(db, email))).location?.path).toBe('/account?went=proven');
      return at;
    },
  };
}

test('letters follow to a new address, with the links that end them; nothing stays at the former one', async () => {
  const [before, after] = ['mover@readers.example', 'moved@readers.example'];
  const { id, link, move } = await withNewAddress('Mover', after);
  // A confirmation that waits in the former mailbox may begin nothing for the new one.
  await sql`delete from letter_token`.execute(db);
  await readerClient(port).post(site, '/letters/sign-up', { email: before, short: '1' });
  const waiting = await linkTo(db, before);
  const at = await move();
  expect((await at.get(hub, '/account')).text).toContain('Harbour: The day’s stories');
  expect(await eventsOf(after)).toEqual([
    'asked by form',
    'confirmed by mail',
    'asked by form',
    'confirmed by address',
  ]);
  expect(await eventsOf(before)).toEqual([]);
  await newEdition();
  await send();
  expect([receivedBy(before).length, receivedBy(after).length]).toEqual([1, 1]);
  expect(JSON.parse((await at.get(hub, '/account/export')).text)).toMatchObject({
    letters: [{ key: 'daily', language: 'en', day: '2026-11-25', state: 'sent' }],
  });
  expect((await readerClient(port).post(site, waiting)).status).toBe(410);
  // The link of the mail that went to the former address.
  expect((await readerClient(port).post(site, link)).status).toBe(200);
  await newEdition();
  await send();
  expect(receivedBy(after)).toHaveLength(1);
  await eraseNow(db, openTombstones(join(dataDir, 'tombstones.log')), id, { words: false, now: new Date() });
  const { rows } = await sql`select email from subscriber where email in (${before}, ${after})`.execute(db);
  expect(rows).toEqual([]);
});

test('a letter that the new address has ended itself stays ended, and the former one gets no more of it', async () => {
  const [before, after] = ['settler@readers.example', 'settled@readers.example'];
  const { move } = await withNewAddress('Settler', after);
  await confirm(after);
  await newEdition();
  await send();
  await readerClient(port).post(site, leaveLinkOf(receivedBy(after).at(-1)));
  await move();
  await newEdition();
  await send();
  expect([receivedBy(before).length, receivedBy(after).length]).toEqual([2, 1]);
  expect(await eventsOf(after)).toEqual(['asked by form', 'confirmed by mail', 'left by one-click']);
  expect(await eventsOf(before)).toEqual([]);
});

test('where both addresses had letters, the links of the former one end those of the other, however often it moves', async () => {
  const [before, between, after] = ['first@readers.example', 'second@readers.example', 'third@readers.example'];
  const { id, link, move } = await withNewAddress('Twice Mover', between);
  for (const email of [between, after]) await confirm(email);
  await move();
  const at = await loggedInReader(db, port, hub, id);
  await at.post(hub, '/account/address', { email: after });
  await at.post(hub, await linkTo(db, after));
  expect(await eventsOf(before)).toEqual([]);
  expect((await readerClient(port).get(site, link)).status).toBe(200);
  expect((await readerClient(port).post(site, link)).status).toBe(200);
  expect((await eventsOf(after)).at(-1)).toBe('left by one-click');
  await newEdition();
  await send();
  expect(receivedBy(after)).toEqual([]);
});

test('a letter that the new address does not know yet begins there', async () => {
  const [before, after] = ['joiner@readers.example', 'joined@readers.example'];
  const { move } = await withNewAddress('Joiner', after);
  // Somebody has typed it into a form, and its mail has not been answered.
  await readerClient(port).post(site, '/letters/sign-up', { email: after, short: '1' });
  await move();
  expect(await eventsOf(after)).toEqual(['asked by form', 'confirmed by address']);
  expect(await eventsOf(before)).toEqual([]);
});
