/** Nothing that readers see of a story with legal risks goes round its sign-off: no headline of another site, no note of a correction. */
import { describe, expect, test } from 'vitest';
import {
  appearOn,
  copyOf,
  correctStory,
  endAppearance,
  newestRevision,
  publishStory,
  reviseStory,
  signOffStory,
} from '../src/features/stories/stories.ts';
import type { StoryCopy } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { hasHeard } from './support/kept-pages.ts';
import { kindDesk } from './support/kind-desk.ts';
import type { MadeStory } from './support/kind-desk.ts';
import { addMember } from './support/members.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get, node } = await servingNode({ databaseUrl: database.url, dataDir });
const { make, publish, sampleOf } = kindDesk({ db, databaseUrl: database.url, network, dataDir });
const actor = 'desk:test';
const now = (): Date => new Date();
const tabine = network.siteByKey('tabine')!;
const [elsewhere] = network.sections(tabine);

function risky() {
  const sample = sampleOf('crime');
  return { ...sample, fields: { ...sample.fields, namesSuspects: true, legalRisks: ['named-suspect'] } };
}
const harmless = () => {
  const sample = sampleOf('crime');
  return { ...sample, fields: { ...sample.fields, namesSuspects: false, legalRisks: [] } };
};
async function copyAt(id: number): Promise<StoryCopy> {
  return copyOf((await newestRevision(db, id))!);
}
async function read({ host, path }: { host: string; path: string }): Promise<string> {
  await hasHeard(node.cache, db);
  return (await get(host, path)).text;
}
const appear = (id: number, headline: string | null): Promise<string> =>
  appearOn(db, id, { site: tabine, section: elsewhere!, headline, slug: null }, actor);
const thereOf = (slug: string) => ({ host: tabine.host, path: `/category/${elsewhere!.path}/${slug}` });

describe('a headline of another site', () => {
  const own = 'The lid thief is Mr Sorano';

  test('is refused where the story has legal risks, in the words before readers or in those that wait', async () => {
    const crime = await publish(risky());
    const refused = {
      code: 'story-incomplete',
      detail: expect.stringMatching(/sign-off.*without a headline of its own/),
    };
    await expect(appear(crime.id, own)).rejects.toMatchObject(refused);
    const waiting = await publish(harmless());
    const { fields } = await copyAt(crime.id);
    expect(await reviseStory(db, waiting.id, { ...(await copyAt(waiting.id)), fields }, actor, now())).toEqual({
      waits: true,
    });
    await expect(appear(waiting.id, own)).rejects.toMatchObject(refused);
    const without = await publish(harmless());
    expect(await read(thereOf(await appear(without.id, own)))).toContain(own);
    const there = await read(thereOf(await appear(crime.id, null)));
    expect(there).toContain(`<h1>${(await copyAt(crime.id)).headline}</h1>`);
  });

  test('that stands already keeps words with legal risks from readers, also where they are signed off', async () => {
    const crime = await publish(harmless());
    await appear(crime.id, own);
    const { fields } = await copyAt((await make(risky())).id);
    const reworded = { ...(await copyAt(crime.id)), headline: 'A suspect is named', fields };
    await reviseStory(db, crime.id, reworded, actor, now());
    await signOffStory(db, crime.id, { note: 'Read.' }, actor, now());
    expect(await reviseStory(db, crime.id, reworded, actor, now())).toEqual({ waits: true });
    await expect(publishStory(db, crime.id, actor, now())).rejects.toMatchObject({
      detail: expect.stringMatching(new RegExp(`“${own}” on ${tabine.name}.*story disappear`)),
    });
    expect(await read(crime)).not.toContain('A suspect is named');
    await endAppearance(db, crime.id, tabine, actor, now());
    await publishStory(db, crime.id, actor, now());
    expect(await read(crime)).toContain('A suspect is named');
  });
});

describe('the note of a correction', () => {
  const said = { kind: 'correction' as const, note: 'We named Mr Sorano, who was at sea.' };
  const note = said.note;
  const correct = async ({ id }: MadeStory, changed: Partial<StoryCopy> = {}): Promise<void> =>
    correctStory(db, id, { ...(await copyAt(id)), ...changed }, said, actor, now());

  test('is signed off with the words of a story that has legal risks', async () => {
    const crime = await publish(risky());
    const refused = { code: 'story-incomplete', detail: expect.stringContaining('story sign-off --correction') };
    await expect(correct(crime)).rejects.toMatchObject(refused);
    await signOffStory(db, crime.id, { note: 'Read.', correction: 'Another note.' }, actor, now());
    await expect(correct(crime)).rejects.toMatchObject(refused);
    expect(await read(crime)).not.toContain('at sea');
    await signOffStory(db, crime.id, { note: 'Read.', correction: note }, actor, now());
    // It is of those words: others need another.
    await expect(correct(crime, { headline: 'Other words' })).rejects.toMatchObject(refused);
    await correct(crime);
    expect(await read(crime)).toContain(note);
  });

  test('is signed off also where its risks are corrected away, at once or by the revision before', async () => {
    const { fields } = await copyAt((await make(harmless())).id);
    for (const first of ['corrected', 'revised']) {
      const crime = await publish(risky());
      if (first === 'revised') await reviseStory(db, crime.id, { ...(await copyAt(crime.id)), fields }, actor, now());
      await expect(correct(crime, { fields })).rejects.toMatchObject({ code: 'story-incomplete' });
      await reviseStory(db, crime.id, { ...(await copyAt(crime.id)), fields }, actor, now());
      await signOffStory(db, crime.id, { note: 'Read.', correction: note }, actor, now());
      await correct(crime, { fields });
      expect(await read(crime)).toContain(note);
    }
  });

  test('of a story without legal risks is signed off by nobody', async () => {
    const crime = await publish(harmless());
    await expect(signOffStory(db, crime.id, { note: 'Read.', correction: note }, actor, now())).rejects.toThrow(
      'Nothing in it asks for a sign-off',
    );
    await correct(crime);
    expect(await read(crime)).toContain(note);
  });

  test('is signed off at the command line, and stands there with who has', async () => {
    const crime = await publish(risky());
    const owner = await addMember(db, 'Owner', { grants: [{ role: 'owner', siteId: null }] });
    const run = (...args: string[]) => kawaraban(['story', ...args], { DATABASE_URL: database.url, DATA_DIR: dataDir });
    const by = ['--by', `member:${owner.id}`, '--note', 'Read.'];
    expect(await run('sign-off', String(crime.id), ...by, '--correction', `  ${note}`)).toMatchObject({ code: 0 });
    expect((await run('show', String(crime.id))).stdout).toContain(`Read. With the correction: ${note}`);
    await correct(crime);
  });
});
