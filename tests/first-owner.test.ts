/** An empty network gets its owner: by a link from the command line, once. */
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../src/platform/db/database.ts';
import { cliDesk } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { kawaraban } from './support/kawaraban.ts';
import { testPassword } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { whenDone } from './support/when-done.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { on } = cliDesk(databaseUrl, dataDir);
const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban test' });
whenDone(close);
const hub = 'account.quay.localhost';
const init = ['init', '--name', 'Quay', '--host', 'quay.localhost', '--json', '--owner'];

describe('the first owner of a network', () => {
  test('is no address: then there is no network either', async () => {
    const refused = await kawaraban([...init, 'nobody'], on(databaseUrl));
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('“nobody” is no mail address');
    expect(await db.selectFrom('site').select('id').execute()).toEqual([]);
  });

  test(
    'follows the link that init prints, chooses a name and a password, and may grant',
    { timeout: 60_000 },
    async () => {
      const made = await kawaraban([...init, 'captain@quay.example'], { ...on(databaseUrl), PORT: '8123' });
      const [{ owner: link }] = made.json() as [{ owner: string }];
      expect(link).toMatch(/^http:\/\/account\.quay\.localhost:8123\/first-owner\/[\w-]{43}$/);
      const path = new URL(link).pathname;
      const { port } = await servingNode({ databaseUrl, dataDir });
      const owner = readerClient(port);
      expect((await owner.get(hub, path)).text).toContain('The first owner of Quay');
      const wrong = await owner.post(hub, path, { name: 'Quay staff', password: 'quay' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('kept for the house');
      expect(wrong.text).toContain('value="Quay staff"');
      expect((await owner.post(hub, path, { name: 'Captain', password: testPassword })).location?.path).toBe(
        '/account',
      );
      const shown = await kawaraban(['member', 'show', 'captain@quay.example', '--json'], on(databaseUrl));
      expect(shown.json()).toMatchObject([{ name: 'Captain', roles: ['owner'] }]);
      // Once, and only while there is none.
      expect((await readerClient(port).post(hub, path, { name: 'Pirate', password: testPassword })).status).toBe(410);
      const second = await kawaraban(['member', 'first-owner', 'pirate@quay.example'], on(databaseUrl));
      expect(second).toMatchObject({ code: 1, stdout: '' });
      expect(second.stderr).toContain('The network has an owner');
      const entered = await owner.follow(await owner.get('newsroom.quay.localhost', '/'));
      expect(entered.text).toContain('Continue as Captain?');
    },
  );
});
