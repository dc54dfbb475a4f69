/** Log-in by somebody else's hand: Demo Facebook as the process that it is, with everything that a provider can do wrong. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { forgetEndedSessions } from '../src/features/members/members.ts';
import { testDatabase } from './support/database.ts';
import { facebook } from './support/demo-facebook.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import { getFrom } from './support/serving-node.ts';
import { admin, hub, jonas, kenji, priya, sayo, site, socialDesk } from './support/social-desk.ts';

const { url } = await testDatabase();
const { db, port, publishNew, demo, forgetTries, come, join, me, nameAtHub } = await socialDesk(url);

async function counts(): Promise<{ members: number; sessions: number; identities: number }> {
  const { rows } = await sql<{ members: number; sessions: number; identities: number }>`
    select (select count(*)::int from member) as members, (select count(*)::int from session) as sessions,
      (select count(*)::int from member_identity) as identities`.execute(db);
  return rows[0] ?? { members: 0, sessions: 0, identities: 0 };
}

describe('somebody new comes by Demo Facebook', () => {
  test('chooses a name, is logged in, reads, and takes part when one mail was answered', async () => {
    const reader = readerClient(port);
    const story = await publishNew({});
    const login = await reader.follow(await reader.get(site, `/auth/start?to=/category/sea`));
    expect(login.text).toContain('Continue with Demo Facebook');
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const back = await come(reader, { person: sayo }, { r, js: '1' });
    expect(back.location?.path).toBe('/connect/new');
    const shown = await reader.get(hub, '/connect/new');
    expect(shown.text).toContain('value="Sayo Minakami"');
    expect(shown.text).toContain('value="sayo@people.invalid"');
    const refused = await reader.post(hub, '/connect/new', { name: 'Harb0ur', email: 'no address' });
    expect(refused.status).toBe(422);
    for (const words of [
      'kept for the house',
      'not an email address',
      '16 or older',
      'value="Harb0ur"',
      'value="no address"',
    ])
      expect(refused.text).toContain(words);
    const email = 'sayo@readers.example';
    const joined = await reader.post(hub, '/connect/new', { name: 'Sayo M', email, 'of-age': '1' });
    expect(joined.text).toContain('Welcome, Sayo M');
    const there = await reader.follow(await reader.post(hub, '/authorize', { r, js: '1' }));
    expect(there.at).toBe(`${site}/category/sea`);
    expect(await me(reader)).toMatchObject({ name: 'Sayo M', proven: false });
    const comment = { story: String(story.id), text: 'What I have to say about the ferry.' };
    expect((await reader.post(site, '/c/new', comment)).text).toContain('not confirmed yet');
    // One mail, and nobody is subscribed to anything.
    const mails = await mailsTo(db, email);
    expect(mails.map(({ subject }) => subject)).toEqual(['Is this address yours? Harbour asks']);
    const link = `${await linkTo(db, email)}?client=harbour`;
    const proof = await reader.get(hub, link);
    expect(proof.text).toContain('name="letter"');
    expect(proof.text).not.toMatch(/name="letter"[^>]*checked/);
    expect(await me(reader)).toMatchObject({ proven: false });
    const proven = await reader.follow(await reader.post(hub, link, { client: 'harbour' }));
    expect(proven.at).toBe(`${site}/category/sea`);
    expect(await me(reader)).toMatchObject({ name: 'Sayo M', proven: true });
    expect(await db.selectFrom('subscription').selectAll().execute()).toEqual([]);
    expect((await reader.post(site, '/c/new', comment)).status).toBe(303);
    // The next time there is nothing to ask.
    const again = readerClient(port);
    expect((await come(again, { person: sayo })).location?.path).toBe('/account');
    expect(await nameAtHub(again)).toBe('Sayo M');
  });

  test('is subscribed to the daily letter if the box was ticked, and not before', async () => {
    const reader = readerClient(port);
    await join(reader, kenji, { email: 'kenji@readers.example' });
    const link = await linkTo(db, 'kenji@readers.example');
    await reader.post(hub, link, { client: 'harbour', letter: '1' });
    const { rows } = await sql<{ email: string; key: string; state: string; proof: string }>`
      select b.email, l.key, s.state, e.proof from subscription s join subscriber b on b.id = s.subscriber_id
      join letter l on l.id = s.letter_id
      join consent_event e on e.subscriber_id = b.id`.execute(db);
    expect(rows).toEqual([{ email: 'kenji@readers.example', key: 'daily', state: 'confirmed', proof: 'address' }]);
  });

  test('without an address is asked for one, once, on the account page', async () => {
    const reader = readerClient(port);
    const back = await come(reader, { person: priya, quirk: 'no-address' });
    expect(back.location?.path).toBe('/connect/new');
    expect((await reader.get(hub, '/connect/new')).text).toMatch(/name="email" type="email" value autocomplete/);
    const joined = await reader.post(hub, '/connect/new', { name: 'Priya', email: '', 'of-age': '1' });
    expect(joined.text).toContain('give an address on your account page');
    expect((await reader.get(hub, '/account')).text).toContain('Your address is not confirmed yet');
    expect((await reader.post(hub, '/account/address', { email: 'nonsense' })).status).toBe(422);
    const sent = await reader.post(hub, '/account/address', { email: 'priya@readers.example' });
    expect(sent.text).toContain('A mail is on its way to priya@readers.example');
    expect((await reader.post(hub, await linkTo(db, 'priya@readers.example'), {})).location?.path).toBe(
      '/account?went=proven',
    );
    expect((await reader.get(hub, '/account?went=proven')).text).toContain('Your address is confirmed.');
  });

  test('called like the house, or like somebody who is here, gets another name suggested', async () => {
    await addMember(db, 'Jonas Bergfeld');
    const reader = readerClient(port);
    await come(reader, { person: admin });
    expect((await reader.get(hub, '/connect/new')).text).toMatch(/name="name"[^>]*value="Reader 1"/);
    await come(reader, { person: jonas });
    expect((await reader.get(hub, '/connect/new')).text).toMatch(/name="name"[^>]*value="Jonas Bergfeld 2"/);
  });

  test('what was begun before waits for the mail: a vote is cast when the address is proven', async () => {
    await forgetTries();
    const author = await addMember(db, 'Author of remarks');
    const asAuthor = await loggedInReader(db, port, site, author.id);
    const story = await publishNew({});
    await asAuthor.post(site, '/c/new', { story: String(story.id), text: 'Something to agree with, or not.' });
    const reader = readerClient(port);
    const login = await reader.follow(await reader.post(site, `/c/${story.id}-1/vote`, { value: '1' }));
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const back = await come(reader, { person: jonas }, { r, js: '1' });
    expect(back.location?.path).toBe('/connect/new');
    const email = 'jonas@readers.example';
    await reader.post(hub, '/connect/new', { name: 'Jonas B', email, 'of-age': '1' });
    await reader.follow(await reader.post(hub, '/authorize', { r, js: '1' }));
    // Sent again, it still is for what was begun.
    await reader.post(site, '/auth/proof');
    expect(await mailsTo(db, email)).toHaveLength(2);
    const votes = () => db.selectFrom('vote').select('value').where('story_id', '=', story.id).execute();
    expect(await votes()).toEqual([]);
    const link = await linkTo(db, email);
    expect((await reader.get(hub, link)).text).toContain('you will agree with a comment');
    const done = await reader.follow(await reader.post(hub, link, { client: 'harbour' }));
    expect(done.at).toMatch(new RegExp(`^${site}.*#c1$`));
    expect(await votes()).toEqual([{ value: 1 }]);
  });
});

describe('what goes wrong at the provider', () => {
  test.each([
    ['state-altered', /went=failed/],
    ['code-used', /went=failed/],
    ['foreign-token', /went=failed/],
    ['other-issuer', /went=failed/],
    ['flood', /went=failed/],
  ])('%s lets nobody in and changes nothing', async (quirk, went) => {
    const before = await counts();
    const reader = readerClient(port);
    const back = await come(reader, { person: sayo, quirk });
    expect(back.location?.path).toMatch(went);
    expect((await reader.follow(back)).text).toContain('went wrong, and nothing has changed');
    expect(reader.cookies.get(hub)?.has('__Host-s') ?? false).toBe(false);
    expect(await counts()).toEqual(before);
  });

  test('a token that takes too long is not waited for', async () => {
    const started = Date.now();
    const back = await come(readerClient(port), { person: sayo, quirk: 'slow' });
    expect(back.location?.path).toMatch(/went=failed/);
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  test('a no is heard, and the site that waits is not forgotten', async () => {
    const reader = readerClient(port);
    const login = await reader.follow(await reader.get(site, '/auth/start?to=/category/town'));
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    const page = await reader.follow(await come(reader, { answer: 'no' }, { r }));
    expect(page.at).toContain(`r=${r}`);
    expect(page.text).toContain('has told us nothing, as you wished');
  });

  test('a return is heard once, and only from the browser that went: no log-in CSRF', async () => {
    const [victim, mallory] = [readerClient(port), readerClient(port)];
    const dialog = await demo.dialogOf(await mallory.post(hub, '/connect/facebook'));
    const path = await demo.answer(dialog, { person: sayo });
    // Mallory’s return, opened in the victim’s browser: it has begun nothing, or something else.
    expect((await victim.get(hub, path)).status).toBe(403);
    await victim.post(hub, '/connect/facebook');
    expect((await victim.get(hub, path)).location?.path).toMatch(/went=failed/);
    expect(victim.cookies.get(hub)?.has('__Host-s') ?? false).toBe(false);
    // In the right browser once, and never again.
    const cookie = mallory.cookies.get(hub)?.get('__Host-social') ?? '';
    expect((await mallory.get(hub, path)).location?.path).toBe('/account');
    mallory.cookies.get(hub)?.set('__Host-social', cookie);
    expect((await mallory.get(hub, path)).status).toBe(403);
  });

  test('who comes back too late, or leaves the form lying, begins anew', async () => {
    const reader = readerClient(port);
    const dialog = await demo.dialogOf(await reader.post(hub, '/connect/facebook'));
    const path = await demo.answer(dialog, { person: sayo });
    await sql`update social_request set expires_at = now() - interval '1 second'`.execute(db);
    expect((await reader.get(hub, path)).status).toBe(403);
    await come(reader, { person: admin });
    expect((await reader.get(hub, '/connect/new')).status).toBe(200);
    await sql`update social_arrival set expires_at = now() - interval '1 second'`.execute(db);
    expect((await reader.get(hub, '/connect/new')).status).toBe(403);
    const typed = { name: 'Left Lying', email: '', 'of-age': '1' };
    expect((await reader.post(hub, '/connect/new', typed)).status).toBe(403);
    // What a provider has said of people who did not stay is not kept.
    await forgetEndedSessions(db);
    expect(
      await db.selectFrom('social_arrival').select('subject').where('expires_at', '<', new Date()).execute(),
    ).toEqual([]);
  });

  test('the state of another log-in is refused', async () => {
    await come(readerClient(port), { answer: 'no' });
    const back = await come(readerClient(port), { person: sayo, quirk: 'state-replayed' });
    expect(back.location?.path).toMatch(/went=failed/);
  });

  test('a form of another site sends nobody to the provider; one of ours that leads on does', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'null' };
    const sent = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await readerClient(port).post(hub, path, {}, { ...foreign, ...headers })).status;
    const evil = { referer: 'http://evil.localhost/' };
    const ours = { referer: 'http://harbour.localhost/' };
    expect([await sent('/connect/facebook', {}), await sent('/connect/facebook', evil)]).toEqual([403, 403]);
    expect(await sent('/connect/facebook', ours)).toBe(200);
    // Nothing else of the hub is led on to.
    for (const path of ['/connect/new', '/login', '/authorize', '/logout', '/account/connect/facebook'])
      expect([path, await sent(path, ours)]).toEqual([path, 403]);
  });

  test('the button below a story starts it from that story alone, by a form of its own site', async () => {
    const reader = readerClient(port);
    const story = await publishNew({});
    const { text } = await reader.get(site, story.path);
    expect(text).toMatch(/<button type="submit" form="write" name="then" value="way:facebook"/);
    // With the words that were typed there, and with the form led on: one press.
    const fields = `story=${story.id}&text=Half+a+thought.&then=way%3Afacebook&js=1`;
    const referer = `http://${site}${story.path}`;
    const pressed = await reader.post(site, '/c/new', fields, { referer });
    const start = `/auth/start?to=${encodeURIComponent(`${story.path}#write`)}`;
    expect([pressed.status, pressed.location?.path]).toEqual([307, start]);
    expect((await reader.post(site, start, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const started = await reader.post(site, start, fields, { referer });
    expect([started.status, started.location?.path]).toEqual([307, expect.stringMatching(/^\/connect\/facebook\?r=/)]);
    const led = { 'sec-fetch-site': 'cross-site', origin: 'null', referer: `http://${site}/` };
    const onTheWay = await reader.post(hub, started.location?.path ?? '', fields, led);
    const back = await reader.get(hub, await demo.answer(await demo.dialogOf(onTheWay), { person: sayo }));
    expect((await reader.follow(back)).at).toBe(`${site}${story.path}#c1`);
    // Who does not say from where it is sent gets the hub's own button, with the same site waiting.
    const quiet = await readerClient(port).post(site, start, fields);
    expect([quiet.status, quiet.location?.path]).toEqual([303, expect.stringMatching(/^\/authorize\?r=/)]);
  });

  test('the stand-in answers its one client alone, and only to the exact address of return', async () => {
    const dialog = await demo.dialogOf(await readerClient(port).post(hub, '/connect/facebook'));
    for (const [name, value] of [
      ['client_id', '1'],
      ['redirect_uri', `${dialog['redirect_uri']}/more`],
      ['redirect_uri', 'http://evil.localhost/connect/facebook/callback'],
    ] as const) {
      const query = new URLSearchParams({ ...dialog, [name]: value });
      expect((await getFrom(demo.port, facebook, `/dialog/oauth?${query}`)).status).toBe(400);
    }
    const page = await getFrom(demo.port, facebook, `/dialog/oauth?${new URLSearchParams(dialog)}`);
    expect(page.text).toContain('a stand-in on this machine, not the real one');
    expect((await getFrom(demo.port, 'evil.localhost', '/')).status).toBe(421);
    expect((await getFrom(demo.port, facebook, '/me?access_token=guess')).status).toBe(400);
  });
});
