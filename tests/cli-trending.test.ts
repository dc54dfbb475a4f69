/** The network blocks at the command line. */
import { expect, test } from 'vitest';
import { cliDesk, ladderStory } from './support/cli-desk.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';

const { url } = await testDatabase();
await demoNetwork(url);
const cli = cliDesk(url, testDataDir());
const [ladder, kettle] = await Promise.all(
  ['ladder', 'kettle'].map(async (slug) => {
    const file = cli.file(`${slug}.json`, ladderStory({ slug, headline: `The ${slug}` }));
    const { stdout } = await cli.run(['story', 'new', file, '--publish', '--json']);
    return (JSON.parse(stdout) as { storyId: number }).storyId;
  }),
);
const titles = async (site: string): Promise<string[]> => {
  const { stdout } = await cli.run(['trending', '--site', site, '--json']);
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { slot: number; headline: string; on: string; reasons: { kind: string } })
    .map(({ slot, headline, on, reasons }) => `${slot} ${headline} (${on}): ${reasons.kind}`);
};

test(
  'an editor pins, hides and frees a story, and sees it in the blocks of the other sites',
  { timeout: 60_000 },
  async () => {
    const { stderr } = await cli.run(['trending']);
    expect(stderr).toContain('the blocks show the newest of the other sites');
    const pinned = await cli.run(['trending', 'pin', String(ladder)]);
    expect(pinned).toMatchObject({ code: 0, stdout: expect.stringMatching(`story ${ladder}: pin until 20`) as string });
    expect((await titles('tabine'))[0]).toBe('1 The ladder (hibari): pin');
    expect(await titles('hibari')).toEqual([]);
    await cli.run(['trending', 'hide', String(kettle)]);
    expect(await titles('tabine')).toEqual(['1 The ladder (hibari): pin']);
    await cli.run(['trending', 'free', String(ladder)]);
    expect((await titles('tabine'))[0]).toMatch(/The ladder \(hibari\): (newest|new)$/);
    const words = await cli.run(['trending', '--site', 'tabine']);
    expect(words.stdout).toMatch(
      /tabine {2}1 {2}\d+ The ladder \(hibari\)\n {6}(newest: nothing is read enough|tried out)/,
    );
  },
);

test.each([
  [['pin', '999'], 1, 'Number 999'],
  [['boost', '1', '--by', '2'], 2, 'a number from -1 to 1'],
  [['hide', '1', '--until', 'tomorrow'], 2, 'no time with a zone'],
  [['hide', '1', '--until', '2020-01-01T00:00+09:00'], 1, 'has passed'],
] as const)('`trending %s` is refused in words', async (args, code, words) => {
  const refused = await cli.run(['trending', ...args]);
  expect(refused.code).toBe(code);
  expect(refused.stderr).toContain(words);
});
