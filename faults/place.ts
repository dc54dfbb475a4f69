/** Where the faults happen: a DATA_DIR with a network of one site, three stories and many members who are logged in. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { addNetwork, loadNetwork, networkInput, storyPath, themeInput } from '../src/features/network/network.ts';
import type { Language } from '../src/features/network/network.ts';
import { newStory, publishStory, storyFromInput, storyInput } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts';

export interface Place {
  dataDir: string;
  host: string;
  stories: { id: number; path: string }[];
  members: Member[];
}

export interface Member {
  id: number;
  /** What the cookie of their session holds. */
  cookie: string;
}

interface Wanted {
  root: string;
  dataDir: string;
  memberCount: number;
  /** The control: PostgreSQL says that something is durable before it is. */
  tooEarly: boolean;
  say: (line: string) => void;
}

const site = 'quay';
/** None of `.localhost`: with those the launcher would run the demo's stand-ins, too. */
const host = 'quay.example';
const actor = 'desk:faults';
const headlines = ['The crane that would not turn', 'Night bus gets a second door', 'Who owns the bench by the lock'];

export async function makePlace(wanted: Wanted): Promise<Place> {
  const { root, dataDir, say } = wanted;
  const server = await startEmbeddedPostgres({ root, dataDir, say });
  try {
    await migrate({ databaseUrl: server.url, root, say: () => undefined });
    const { db, close } = openDatabase({ url: server.url, name: 'kawaraban faults', statementTimeoutMs: 60_000 });
    try {
      const stories = await addStories(db, root);
      const members = await addMembers(db, wanted.memberCount);
      if (wanted.tooEarly) await acknowledgeTooEarly(server.url);
      return { dataDir, host, stories, members };
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

async function addStories(db: Db, root: string): Promise<Place['stories']> {
  const described = {
    publisher: 'Quay Press',
    sites: [
      {
        ...{
          key: site,
          name: 'Quay',
          label: 'News',
          host,
          languages: ['en'],
          timeZone: 'Asia/Tokyo',
          theme: 'default',
        },
        ...{ tagline: 'News from the quay.', description: 'Written beside the water.' },
        sections: [{ segment: 'town', name: { en: 'Town' } }],
      },
    ],
    sources: [],
  };
  const theme: unknown = JSON.parse(readFileSync(join(root, 'src/features/network/default-theme.json'), 'utf8'));
  await addNetwork(db, networkInput.parse(described), new Map([['default', themeInput.parse(theme)]]));
  const network = await loadNetwork(db);
  const stories: Place['stories'] = [];
  for (const headline of headlines) {
    const body = ['Nobody could say since when.', 'Everybody could say why.'];
    const input = storyInput.parse({ site, section: 'town', headline, byline: 'By Tomoe Asakura', body });
    const draft = await storyFromInput(db, network, input, null);
    const { storyId, slug } = await newStory(db, draft, actor);
    await publishStory(db, storyId, actor, new Date());
    const language: Language = draft.language;
    stories.push({ id: storyId, path: storyPath(draft.site, draft.section, slug, language) });
  }
  return stories;
}

/** Each with a session at the hub and one below it on the site, as a log-in leaves them. */
async function addMembers(db: Db, count: number): Promise<Member[]> {
  const cookies = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const hashes = cookies.map((cookie) => createHash('sha256').update(cookie).digest());
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into member (slug, name, name_key, email, email_key)
      select 'reader-' || n, 'Reader ' || n, 'reader ' || n, 'reader' || n || '@readers.example', 'reader' || n || '@readers.example'
      from generate_series(1, ${count}::int) n returning id
    ), hub as (
      insert into session (hash, member_id, client, idle_seconds, expires_at)
      select sha256(convert_to('hub ' || id, 'UTF8')), id, 'hub', 86400, now() + interval '1 day' from made
      returning hash, member_id
    ), numbered as (select hash as parent, member_id, row_number() over (order by member_id) as n from hub)
    insert into session (hash, parent, member_id, client, idle_seconds, expires_at)
    select s.hash, numbered.parent, numbered.member_id, ${site}, 86400, now() + interval '1 day'
    from numbered join unnest(${hashes}::bytea[]) with ordinality as s (hash, n) using (n)
    order by n returning member_id as id
  `.execute(db);
  return rows.map(({ id }, at) => ({ id, cookie: cookies[at] ?? '' }));
}

/** A commit returns before its record is in the file, and nobody writes it there for ten seconds or two gigabytes. */
async function acknowledgeTooEarly(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.searchParams.set('user', 'postgres');
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query("alter system set synchronous_commit = 'off'");
    await client.query("alter system set wal_writer_delay = '10s'");
    await client.query("alter system set wal_writer_flush_after = '2000MB'");
  } finally {
    await client.end();
  }
}
