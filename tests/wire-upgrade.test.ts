/** What was received before chains kept their words and rules their conditions goes on after an upgrade. */
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { migrate } from '../src/platform/db/migrate.ts';
import { command, databaseNamed, dropDatabase } from './support/admin-command.ts';
import { projectRoot } from './support/demo-network.ts';

const { adminUrl } = inject('postgres');
const name = `kawaraban_upgrade_${process.pid}`;
afterAll(() => dropDatabase(adminUrl, name));

test('stories of the wire keep what their agency sent, what the desk has edited is told apart, rules fit as before', async () => {
  await command(adminUrl, `create database ${name}`);
  const databaseUrl = databaseNamed(adminUrl, name);
  const options = { databaseUrl, root: projectRoot, say: () => undefined };
  await migrate({ ...options, upTo: '0023_house_pages' });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const body = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b1' }, content: [] }] };
  await client.query(`
    insert into site (position, key, host, name, label, languages, time_zone, publisher, theme, tagline, description)
      values (1, 'hibari', 'a.localhost', 'H', '{}', '{en}', 'Asia/Tokyo', 'P', '{}', '{}', '{}');
    insert into section (position, segment, description, site_id, path, name) values (1, 'national', '{}', 1, 'national', '{}');
    insert into source (key, name, notice) values ('kaikyo', 'Kaikyo Press', '{}');
    insert into provider (key, source_id) values ('kaikyo', 1);
    insert into provider_rule values (1, 0, 'weather', 1, 'publish'), (1, 1, null, 1, 'hold');
    insert into story (kind, language) values ('news', 'en'), ('news', 'en');
    insert into story_revision (story_id, number, schema_version, headline, body, words, created_by)
      select story_id, number, 1, created_by, '${JSON.stringify(body)}', 1, created_by
      from (values (1, 1, 'wire:kaikyo'), (2, 1, 'wire:kaikyo'), (2, 2, 'desk:night')) r (story_id, number, created_by);
    insert into wire_chain (provider_id, item_key, state, story_id) values (1, 'urn:1', 'usable', 1), (1, 'urn:2', 'usable', 2);
    insert into wire_version (chain_id, version, status, sha256, raw, item)
      select n, '1', 'usable', decode('0' || n, 'hex'), '', '{"headline": "Sent", "bodyHtml": null, "bodyText": "Sent."}'
      from generate_series(1, 2) n;
    update wire_chain set version_id = id;`);
  await migrate(options);
  const { rows: chains } = await client.query(`
    select words_version_id is not null as "hasWords", base ->> 'headline' as headline, base -> 'body' as body from wire_chain order by id`);
  expect(chains).toEqual([
    { hasWords: true, headline: 'wire:kaikyo', body },
    { hasWords: false, headline: 'wire:kaikyo', body },
  ]);
  const { rows: rules } = await client.query('select match, site_id, action from provider_rule order by position');
  expect(rules).toEqual([
    { match: { subjects: ['weather'] }, site_id: 1, action: 'publish' },
    { match: {}, site_id: 1, action: 'hold' },
  ]);
  await client.end();
});
