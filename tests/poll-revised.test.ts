/** A story's file is written again: each of its polls stays the poll that it was, with its votes under their own answers. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { readCopy, readDraft } from '../src/cli/read-draft.ts';
import { closePoll, findPolls } from '../src/features/polls/polls.ts';
import { newestRevision, newStoryWithin, publishStory, reviseStoryWithin } from '../src/features/stories/stories.ts';
import { ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { kawaraban } from './support/kawaraban.ts';
import { kindDesk } from './support/kind-desk.ts';

const { url } = await testDatabase();
const { db, network } = await demoNetwork(url);
const dataDir = testDataDir();
const { desk, asFile } = kindDesk({ db, databaseUrl: url, network, dataDir });
const actor = 'desk:test';
const closesAt = '2199-01-01T00:00:00Z';
const later = '2199-02-01T00:00:00Z';
const closing = new Date(closesAt);

const poll = (question: string, more: object = {}, answers = ['Yes', 'No']): object => ({
  poll: { question, answers, ...('number' in more ? {} : { closesAt }), ...more },
});
const fileOf = (polls: object[]): string => asFile(ladderStory({ body: ['On ladders.', ...polls] }));

async function write(...polls: object[]): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const draft = await readDraft({ ...desk, db: tx }, fileOf(polls), new Date());
    return (await newStoryWithin(tx, draft, actor)).storyId;
  });
}

/** As `story revise` does it. */
async function revise(id: number, ...polls: object[]): Promise<number[]> {
  await db.transaction().execute(async (tx) => {
    const { copy } = await readCopy({ ...desk, db: tx }, String(id), fileOf(polls), new Date());
    await reviseStoryWithin(tx, id, copy, {}, actor, new Date());
  });
  return pollsOf(id);
}

/** The numbers, in the order of the story. */
async function pollsOf(id: number): Promise<number[]> {
  const revision = await newestRevision(db, id);
  return (revision?.body.content ?? []).flatMap((block) => (block.type === 'poll' ? [block.attrs.poll] : []));
}

async function count(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from poll`.execute(db);
  return rows[0]!.count;
}

describe('two polls with the same answers', () => {
  test('stay two, in whatever order they are written', async () => {
    const id = await write(poll('Longer?'), poll('Wider?'));
    const [longer, wider] = await pollsOf(id);
    expect(longer).not.toBe(wider);
    expect(await revise(id, poll('Longer?'), poll('Wider?'))).toEqual([longer, wider]);
    expect(await revise(id, poll('Wider?'), poll('Longer?'))).toEqual([wider, longer]);
  });

  test('give no votes to each other when one is dropped', async () => {
    const id = await write(poll('Longer?'), poll('Wider?'));
    const [, wider] = await pollsOf(id);
    expect(await revise(id, poll('Wider?'))).toEqual([wider]);
  });

  test('keep their votes when one is reworded, wherever it stands', async () => {
    const id = await write(poll('Longer?'), poll('Wider?'));
    const [longer, wider] = await pollsOf(id);
    expect(await revise(id, poll('Much wider?'), poll('Longer?'))).toEqual([wider, longer]);
  });

  test('are asked for by number where both are reworded', async () => {
    const id = await write(poll('Longer?'), poll('Wider?'));
    const [longer, wider] = await pollsOf(id);
    const reworded = [poll('Much longer?'), poll('Much wider?')];
    await expect(revise(id, ...reworded)).rejects.toMatchObject({
      code: 'input-invalid',
      detail: expect.stringMatching(new RegExp(`poll ${longer}, “Longer\\?”.*poll ${wider}, “Wider\\?”.*“number”`)),
    });
    const named = [poll('Much wider?', { number: wider }), poll('Much longer?', { number: longer })];
    expect(await revise(id, ...named)).toEqual([wider, longer]);
  });

  test('are not taken twice where one is named by its number', async () => {
    const id = await write(poll('Longer?'), poll('Wider?'));
    const [longer, wider] = await pollsOf(id);
    expect(await revise(id, poll('Much wider?'), poll('Much longer?', { number: longer }))).toEqual([wider, longer]);
  });
});

test('a new question beside one that stays is a new poll', async () => {
  const id = await write(poll('Longer?'));
  const [longer] = await pollsOf(id);
  const [same, fresh] = await revise(id, poll('Longer?'), poll('Wider?'));
  expect([same, fresh === longer]).toEqual([longer, false]);
});

test('a new question in the place of one with the same answers says which of the two it is', async () => {
  const id = await write(poll('Longer?'));
  const [longer] = await pollsOf(id);
  await expect(revise(id, poll('Wider?', { closesAt: later }))).rejects.toMatchObject({
    detail: expect.stringMatching(new RegExp(`“Wider\\?”.*poll ${longer}, “Longer\\?”.*“number”.*without it`)),
  });
  expect(await revise(id, poll('Longer still?'))).toEqual([longer]);
});

test('answers in another order are refused, and no vote counts for another answer', async () => {
  const id = await write(poll('Longer?'));
  const [longer] = await pollsOf(id);
  const refused = {
    code: 'input-invalid',
    detail: expect.stringMatching(/1 “Yes”, 2 “No”.*write them in that order/),
  };
  for (const answers of [
    ['No', 'Yes'],
    ['No', 'Not yet'],
  ])
    await expect(revise(id, poll('Longer?', {}, answers))).rejects.toMatchObject(refused);
  await expect(revise(id, poll('Longer still?', {}, ['No', 'Yes']))).rejects.toMatchObject(refused);
  expect(await revise(id, poll('Longer?', {}, ['Yes, do', 'No']))).toEqual([longer]);
  // Against what the story says now.
  await expect(revise(id, poll('Longer?', {}, ['No', 'Yes, do']))).rejects.toMatchObject({ code: 'input-invalid' });
});

test('answers that are all others are asked for by the poll’s number', async () => {
  const id = await write(poll('Which?', {}, ['Oak', 'Ash']));
  const [which] = await pollsOf(id);
  await expect(revise(id, poll('Which?', {}, ['Red', 'Blue']))).rejects.toMatchObject({
    detail: expect.stringMatching(new RegExp(`poll ${which}, “Which\\?”.*none of them is left.*“number”`)),
  });
  expect(await revise(id, poll('Which?', { number: which }, ['An oak', 'An ash']))).toEqual([which]);
});

describe('a poll that is named by its number', () => {
  test('has to be there', async () => {
    const id = await write(poll('Longer?'));
    const [longer] = await pollsOf(id);
    const before = await count();
    await expect(write(poll('Longer?', { number: 999_999 }))).rejects.toMatchObject({
      code: 'poll-unknown',
      detail: expect.stringMatching(new RegExp(`999999.*${longer} “Longer\\?”.*poll list`)),
    });
    expect(await count()).toBe(before);
  });

  test('has as many answers, in other words or another language', async () => {
    const id = await write(poll('Longer?'));
    const [longer] = await pollsOf(id);
    await expect(write(poll('Longer?', { number: longer }, ['Yes', 'No', 'Perhaps']))).rejects.toMatchObject({
      code: 'input-invalid',
      detail: expect.stringMatching(new RegExp(`poll ${longer}, “Longer\\?”.*1 “Yes”, 2 “No”`)),
    });
    expect(await pollsOf(await write(poll('長く？', { number: longer }, ['はい', 'いいえ'])))).toEqual([longer]);
  });

  test('gives no vote to another answer', async () => {
    const id = await write(poll('Longer?'));
    const [longer] = await pollsOf(id);
    await expect(revise(id, poll('Longer?', { number: longer }, ['No', 'Yes']))).rejects.toMatchObject({
      detail: expect.stringContaining('write them in that order'),
    });
  });
});

describe('what a file says of an open poll', () => {
  test('takes effect: when it closes, and whether its results are hidden', async () => {
    const id = await write(poll('Longer?'));
    const [longer] = await pollsOf(id);
    const rules = async () => (await findPolls(db, [longer!]))[0];
    await revise(id, poll('Longer?', { closesAt: later, hideUntilVote: true }));
    expect(await rules()).toMatchObject({ closesAt: new Date(later), hidden: true });
    // What is not said stays.
    await revise(id, poll('Longer?', { closesAt: later }));
    expect(await rules()).toMatchObject({ hidden: true });
    await revise(id, poll('Longer?', { closesAt, hideUntilVote: false }));
    expect(await rules()).toMatchObject({ closesAt: closing, hidden: false });
    const { rows } = await sql<{ action: string }>`
      select action from audit where object = ${`poll:${longer}`} order by id`.execute(db);
    expect(rows.map(({ action }) => action)).toEqual(['poll.open', 'poll.rules', 'poll.rules']);
  });

  test('does not close it, nor open one that was closed', async () => {
    const id = await write(poll('Longer?'));
    const [longer] = await pollsOf(id);
    await expect(revise(id, poll('Longer?', { closesAt: '2020-01-01T00:00:00Z' }))).rejects.toMatchObject({
      detail: expect.stringContaining(`poll close ${longer}`),
    });
    const closed = new Date();
    await closePoll(db, longer!, closed, actor);
    await expect(revise(id, poll('Longer?'))).rejects.toMatchObject({
      detail: expect.stringMatching(new RegExp(`${closed.toISOString()}.*poll close ${longer} --at`)),
    });
    expect(await findPolls(db, [longer!])).toMatchObject([{ closesAt: closed }]);
    expect(await revise(id, poll('Longer?', { closesAt: closed.toISOString() }))).toEqual([longer]);
    expect(await revise(id, poll('Longer?', { number: longer }))).toEqual([longer]);
  });
});

test('a poll that is named by its number says nothing of its rules', async () => {
  const id = await write(poll('Longer?'));
  const [longer] = await pollsOf(id);
  await expect(revise(id, poll('Longer?', { number: longer, hideUntilVote: true }))).rejects.toThrow('hideUntilVote');
});

test('a correction that is refused opens no poll and changes none', async () => {
  const id = await write(poll('Longer?'));
  const [longer] = await pollsOf(id);
  await publishStory(db, id, actor, new Date());
  const before = await count();
  const file = fileOf([poll('Longer?', { hideUntilVote: true }), poll('Wider?')]);
  const correct = (note: string) =>
    kawaraban(['story', 'correct', String(id), file, '--note', note], { DATABASE_URL: url, DATA_DIR: dataDir });
  expect(await correct('Too long. '.repeat(100))).toMatchObject({ code: 1, stderr: expect.stringContaining('note') });
  expect([await count(), (await findPolls(db, [longer!]))[0]?.hidden]).toEqual([before, false]);
  expect((await correct('It was wider.')).code).toBe(0);
  expect([await count(), (await findPolls(db, [longer!]))[0]?.hidden]).toEqual([before + 1, true]);
});
