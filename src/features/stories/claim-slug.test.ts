import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { demoNetwork } from '../../../tests/support/demo-network.ts';
import { claimSlug, slugFrom } from './claim-slug.ts';

const database = await testDatabase();
const { db, network } = await demoNetwork(database.url);
const site = network.siteByKey('hibari');
const section = site && network.sectionByPath(site, 'national');

test('a section never runs out of addresses for one headline', async () => {
  if (!section) throw new Error('The demo has no national section.');
  const slugs = new Set<string>();
  for (let number = 1; number <= 250; number += 1)
    slugs.add(await db.transaction().execute((tx) => claimSlug(tx, section.id, 'wire-story')));
  expect(slugs.size).toBe(250);
  expect([...slugs].slice(0, 3)).toEqual(['wire-story', 'wire-story-2', 'wire-story-3']);
  for (const slug of slugs) expect(slug).toMatch(/^wire-story(-[a-z0-9]+)?$/);
});

test('the random end is tried anew when somebody has it, and a few tries are all', async () => {
  if (!section) throw new Error('The demo has no national section.');
  const claim = (ends: string[]): Promise<string> =>
    db.transaction().execute((tx) => claimSlug(tx, section.id, 'often', () => ends.shift() ?? 'none'));
  for (let number = 1; number <= 4; number += 1) await claim([]);
  expect(await claim(['abc'])).toBe('often-abc');
  expect(await claim(['abc', 'def'])).toBe('often-def');
  await claim([]);
  await expect(claim([])).rejects.toThrow(/often/);
});

test.each([
  ['Snow ploughs are painted green', 'snow-ploughs-are-painted-green'],
  ['Élan of the Īse café’s owner', 'elan-of-the-ise-cafes-owner'],
  ['山火事が広がる', 'story'],
  ['', 'story'],
])('%j → %s', (headline, slug) => {
  expect(slugFrom(headline, 'story')).toBe(slug);
});
