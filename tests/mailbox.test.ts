/** Where no mail server is named: what is mailed stays on the machine, whole, and is shown on the mailbox’s host. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDkimKeys } from '../src/platform/mail/dkim-keys.ts';
import { startMailSink } from '../src/platform/mail/mail-sink.ts';
import { openMailTransport } from '../src/platform/mail/mail-transport.ts';
import type { OutgoingMail } from '../src/platform/mail/mail-transport.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';
import { whenDone } from './support/when-done.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await testDesk({ databaseUrl, dataDir });
const folder = join(dataDir, 'mailbox');
const sink = await startMailSink(folder);
whenDone(() => sink.close());
const transport = openMailTransport(
  sink.url,
  openDkimKeys(join(dataDir, 'keys'), () => new Date()),
);
const host = 'mailbox.localhost';

let mails = 0;
async function mailed(wanted: Partial<OutgoingMail>): Promise<string> {
  mails += 1;
  const mail: OutgoingMail = {
    from: { name: 'Harbour', address: 'post@harbour.localhost' },
    to: 'mio@readers.example',
    subject: `Mail ${mails}`,
    text: 'Hello.',
    html: '<!doctype html><html><head><title>Hello</title></head><body><p>Hello.</p></body></html>',
    messageId: `test-${mails}`,
    ...wanted,
  };
  expect(await transport.send(mail)).toEqual({ kind: 'sent' });
  return readdirSync(folder).toSorted().at(-1)!.slice(0, -'.eml'.length);
}

test('a mail is listed newest first, found by its address, and shown as text, as HTML and with its headers', async () => {
  const { get } = readerClient((await servingNode({ databaseUrl, dataDir })).port);
  await mailed({ to: 'ren@readers.example', subject: 'To Ren' });
  const id = await mailed({ subject: '手紙が届きました', text: 'Press http://harbour.localhost/letters?a=1&b=2 now.' });
  const list = (await get(host, '/')).text;
  expect(list.indexOf('手紙が届きました')).toBeLessThan(list.indexOf('To Ren'));
  const found = (await get(host, '/?to=REN@')).text;
  expect([found.includes('To Ren'), found.includes('手紙')]).toEqual([true, false]);
  const page = (await get(host, `/mail/${id}`)).text;
  expect(page).toContain('<a href="http://harbour.localhost/letters?a=1&amp;b=2">');
  expect(page).toContain('DKIM-Signature');
  expect(page).toContain('&lt;test-2@harbour.localhost>');
  // One file a mail, whole, and no half of one.
  const files = readdirSync(folder);
  expect(files.every((name) => /^\d{15}-[0-9a-f]{8}\.eml$/.test(name))).toBe(true);
  expect(readFileSync(join(folder, `${id}.eml`), 'utf8')).toMatch(/^X-Envelope-To: mio@readers\.example\r\n/);
});

test('earlier mails are offered where there are some, and nowhere else', async () => {
  const { get } = readerClient((await servingNode({ databaseUrl, dataDir })).port);
  const to = 'many@readers.example';
  for (let number = 1; number <= 30; number += 1) await mailed({ to });
  const earlierOf = async (path: string): Promise<string | undefined> =>
    /href="([^"]*)">Earlier</.exec((await get(host, path)).text)?.[1]?.replaceAll('&amp;', '&');
  // Others have been mailed before; to this address nothing has.
  expect(await earlierOf('/?to=many')).toBeUndefined();
  await mailed({ to: 'Many@Readers.example', subject: 'One more' });
  const earlier = (await earlierOf('/?to=many')) ?? '';
  expect(earlier).toMatch(/^\/\?before=\d{15}-[0-9a-f]{8}&to=many$/);
  const second = (await get(host, earlier)).text;
  expect(second.match(/<a href="\/mail\//g)).toHaveLength(1);
  expect(await earlierOf(earlier)).toBeUndefined();
  // All that there is, to its end.
  let [pages, path] = [1, await earlierOf('/')];
  for (; path !== undefined; pages += 1) path = await earlierOf(path);
  expect(pages).toBe(Math.ceil(readdirSync(folder).length / 30));
});

test('an HTML part runs nothing, loads nothing, and can only be left by a press', async () => {
  const { get } = readerClient((await servingNode({ databaseUrl, dataDir })).port);
  const id = await mailed({
    subject: '<script>alert(1)</script>',
    html: '<script>alert(2)</script><img src="https://evil.example/pixel"><base href="https://evil.example/">',
    text: '<img src=x onerror=alert(3)> javascript:alert(4)',
  });
  const part = await get(host, `/mail/${id}/html`);
  const policy = String(part.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/sandbox allow-top-navigation-by-user-activation(?:;|$)/);
  const page = (await get(host, `/mail/${id}`)).text;
  expect(page).toContain('sandbox="allow-top-navigation-by-user-activation"');
  expect(page).not.toMatch(/<script>alert|<img src=x|href="javascript/);
});

test('only mails of the folder are there, and only where no host is public', async () => {
  const { port } = await servingNode({ databaseUrl, dataDir });
  const { get } = readerClient(port);
  for (const id of ['..%2fkeys%2fmail-secret', '000000000000000-00000000', 'x'])
    expect([id, (await get(host, `/mail/${id}`)).status]).toEqual([id, 404]);
  await db.updateTable('site').set({ host: 'news.example.com' }).where('key', '=', 'ridge').execute();
  const { port: publicPort } = await servingNode({ databaseUrl, dataDir });
  expect((await readerClient(publicPort).get(host, '/')).status).toBe(421);
});
