/** What becomes of offers: counted once each, and what does not count kept beside it with its reason. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { promoReport } from '../src/features/promos/promos.ts';
import { ask } from './support/ask.ts';
import { testDatabase } from './support/database.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { browser, harbour, hour, plain, promoTestDesk, ridge } from './support/promo-test-desk.ts';

const { url } = await testDatabase();
const { db, get, port, node, clock, booked, offer, shown, report, clear } = await promoTestDesk(url);

beforeEach(clear);

describe('what is counted', () => {
  beforeEach(async () => {
    await booked();
  });
  const later = (ms: number): void => void (clock.now = new Date(clock.now.getTime() + ms));

  test('is shown, seen and pressed once each, however often it is told, and by whichever node', async () => {
    const { token, href } = await offer();
    for (let again = 0; again < 3; again += 1)
      expect((await shown(`${token} rendered\n${token} viewable`)).status).toBe(204);
    await node.flushReads();
    await shown(`${token} rendered`);
    later(2_000);
    const went = await get(harbour, href, browser);
    expect([went.status, went.headers.location]).toEqual([302, 'https://boats.example/']);
    await get(harbour, href, browser);
    expect(await report()).toEqual({
      ...{ offered: 1, rendered: 1, viewable: 1, clicks: 1 },
      leftOut: { 'rendered repeated': 3, 'viewable repeated': 2, 'click repeated': 1 },
    });
  });

  test('a press counts as seen, and nothing before it was shown', async () => {
    const first = await offer();
    later(2_000);
    await get(harbour, first.href, browser);
    await shown(`${first.token} viewable`);
    expect(await report()).toMatchObject({
      viewable: 0,
      clicks: 0,
      leftOut: { 'click unrendered': 1, 'viewable unrendered': 1 },
    });
    await shown(`${first.token} rendered`);
    await get(harbour, first.href, browser);
    expect(await report()).toMatchObject({ rendered: 1, viewable: 1, clicks: 1 });
  });

  test.each([
    ['robot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
    ['robot', { 'user-agent': '' }],
    ['ahead', { 'sec-purpose': 'prefetch;prerender' }],
  ])('is raw and says why where it is a %s', async (reason, headers) => {
    const { token, href } = await offer();
    later(2_000);
    await shown(`${token} rendered`, headers);
    expect((await get(harbour, href, { ...browser, ...headers })).status).toBe(302);
    expect(await report()).toMatchObject({
      ...{ rendered: 0, viewable: 0, clicks: 0 },
      leftOut: { [`rendered ${reason}`]: 1, [`click ${reason}`]: 1 },
    });
  });

  test('not what is staff’s, too soon, too late, of another site, or without an offer', async () => {
    const works = await addMember(db, 'Busy Moderator');
    await sql`insert into role_grant (member_id, site_id, role, granted_by) values (${works.id}, null, 'moderator', 'desk:test')`.execute(
      db,
    );
    const atWork = await loggedInReader(db, port, harbour, works.id);
    const cookie = `__Host-s=${atWork.cookies.get(harbour)!.get('__Host-s')!}`;
    const staff = await offer();
    await shown(`${staff.token} rendered`, { cookie });
    const hasty = await offer();
    await shown(`${hasty.token} rendered`);
    await get(harbour, hasty.href, browser);
    const foreign = await offer();
    await shown(`${foreign.token} rendered`, {}, ridge);
    await get(harbour, hasty.href.split('?')[0]!, browser);
    await get(harbour, `${hasty.href.split('?')[0]!}?o=${'A'.repeat(44)}`, browser);
    await ask(port, { method: 'HEAD', host: harbour, path: foreign.href, headers: browser });
    const late = await offer();
    later(3 * hour);
    await shown(`${late.token} rendered`);
    expect(await report()).toMatchObject({
      ...{ rendered: 1, clicks: 0 },
      leftOut: {
        ...{ 'rendered staff': 1, 'click hasty': 1, 'rendered foreign': 1, 'click no-offer': 2 },
        ...{ 'click ahead': 1, 'rendered expired': 1 },
      },
    });
  });

  test('not a press on one by what was sealed for another, nor by what was changed', async () => {
    const one = await offer();
    await shown(`${one.token} rendered`);
    await booked({ title: 'Another boat', weight: 100 });
    const { rows } = await sql<{ id: number }>`select max(id) as id from creative`.execute(db);
    later(2_000);
    await get(harbour, `/go/${rows[0]?.id}?o=${one.token}`, browser);
    // The creative's number is in the token, and the seal is over it.
    const bytes = Buffer.from(one.token, 'base64url');
    bytes.writeUInt32BE(rows[0]?.id ?? 0, 16);
    await shown(`${bytes.toString('base64url')} rendered`);
    expect(await report()).toMatchObject({ rendered: 1, clicks: 0, leftOut: { 'click no-offer': 1 } });
  });

  test('not what nobody has offered, and not what another site’s page tells', async () => {
    const { token } = await offer();
    const wrong = [
      `${token}x rendered`,
      `${token} seen`,
      `${'B'.repeat(44)} rendered`,
      '',
      `${token} rendered\n`.repeat(9),
    ];
    for (const text of wrong) expect((await shown(text)).status, text).toBe(204);
    const elsewhere = await ask(port, {
      ...{ method: 'POST', host: harbour, path: '/shown', body: `${token} rendered` },
      headers: { ...plain, ...browser, 'sec-fetch-site': 'cross-site' },
    });
    expect(elsewhere.status).toBe(403);
    expect(await report()).toMatchObject({ offered: 1, rendered: 0, leftOut: {} });
  });

  test('not a storm of one network', async () => {
    const { token } = await offer();
    for (let turn = 0; turn < 610; turn += 1) await shown(`${token} rendered`);
    const { rendered, leftOut } = await report();
    expect(rendered).toBe(1);
    expect(leftOut['rendered storm']).toBeGreaterThanOrEqual(10);
  });

  test('none twice where a batch is written again', async () => {
    const rows = sql`
      select take_promo_events('00000000-0000-0000-0000-00000000000a', 7, '2026-11-26', '{2026-11-26}', '\\x000102030405060708090a0b0c0d0e0f',
        '{rendered}', array[c.id], array[1], array[c.id], array[1], '{click}', '{robot}', '{5}') from creative c`;
    for (let again = 0; again < 3; again += 1) await rows.execute(db);
    expect(await report()).toMatchObject({ rendered: 1, leftOut: { 'click robot': 5 } });
  });

  test('an order that is not there has no report, and that is said', async () => {
    const since = '2026-01-01';
    await expect(promoReport(db, { orderId: 999_999, since })).rejects.toThrow('There is no such order.');
  });
});
