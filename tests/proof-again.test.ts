/** Logged in with an address that is not confirmed yet: what is said then, and the mail once more. */
import { expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, hub, site } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';

const { url } = await testDatabase();
const { db, port, newStory } = await discussionDesk(url);

test('a member whose address waits for its mail is told so below a story, and has it sent again by one press', async () => {
  const story = await newStory();
  const member = await addMember(db, 'Waiting For Mail', { proven: false });
  const [onSite, atHub] = [
    await loggedInReader(db, port, site, member.id),
    await loggedInReader(db, port, hub, member.id),
  ];
  const panel = async (): Promise<string> =>
    (JSON.parse((await onSite.get(site, `/me?story=${story.id}`)).text) as { panel: string }).panel;
  // Who has given no address has no mail to wait for.
  expect(await panel()).toContain('give your address');
  expect(await panel()).not.toContain('Send the mail again');
  expect((await onSite.post(site, '/auth/proof')).location).toMatchObject({
    host: hub,
    path: '/account?client=harbour',
  });
  const email = 'waiting@readers.example';
  await atHub.post(hub, '/account/address', { email });
  expect(await panel()).toContain('A mail from us waits in your mailbox');
  // A site is not told the address.
  expect(await panel()).not.toContain(email);
  const drawn = (await onSite.get(site, `${story.path}?reply=1`)).text;
  expect(drawn).toContain('Send the mail again');
  expect(drawn).not.toContain('Log in to leave a comment');
  const refused = await onSite.post(site, `/c/${story.id}-1/vote`, { value: '1' });
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('action="/auth/proof"')]);
  const referer = `http://${site}${story.path}`;
  const again = await onSite.post(site, '/auth/proof', {}, { referer });
  expect(again.text).toContain('on its way to you once more');
  expect(again.text).toContain(`href="${story.path}"`);
  expect((await mailsTo(db, email)).map(({ subject }) => subject)).toEqual([
    'Is this address yours? Harbour asks',
    'Is this address yours? Harbour asks',
  ]);
  const account = (await atHub.get(hub, '/account')).text;
  expect(account).toContain(`A mail waits for you at ${email}`);
  await atHub.post(hub, await linkTo(db, email), {});
  const proven = await loggedInReader(db, port, site, member.id);
  expect(JSON.parse((await proven.get(site, `/me?story=${story.id}`)).text)).toMatchObject({ panel: '' });
  expect((await proven.post(site, '/auth/proof')).location?.path).toBe('/');
  expect(await mailsTo(db, email)).toHaveLength(2);
});
