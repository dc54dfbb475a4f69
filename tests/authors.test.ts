/** Authors: people of the network who write; a page on each site where they have a story; bylines lead there. */
import { describe, expect, test } from 'vitest';
import { addAuthor, changeAuthor } from '../src/features/authors/authors.ts';
import { indexStory } from '../src/features/search/search.ts';
import { appearOn, fileStory } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db, network } = desk;
const { node, get } = await servingNode({ databaseUrl, dataDir });
const ridge = 'ridge.localhost';
const actor = 'desk:test';
const add = (slug: string, more: object = {}) => addAuthor(db, network, { slug, ...more }, actor);
await add('mio-aramaki', {
  name: { en: 'Mio Aramaki', ja: '荒牧澪' },
  role: { en: 'Transport reporter' },
  bio: { en: 'Rides what she writes about.' },
});
await add('jun', { name: { en: 'Jun Hatogaya' } });

async function page(path: string, host = 'harbour.localhost') {
  await hasHeard(node.cache, db);
  return get(host, path);
}
const text = async (path: string, host?: string): Promise<string> => (await page(path, host)).text;

describe('a byline', () => {
  test('leads to those whom it names, and machines are told who they are', async () => {
    const { path } = await desk.publishNew({ byline: 'Interview by Mio Aramaki', authors: ['mio-aramaki'] });
    const shown = await text(path);
    expect(shown).toContain('Interview by <a href="/author/mio-aramaki" rel="author">Mio Aramaki</a>');
    expect(shown).toContain(
      '"author":{"@type":"Person","name":"Mio Aramaki","url":"http://harbour.localhost/author/mio-aramaki"}',
    );
    expect(shown).toContain('<meta property="article:author" content="http://harbour.localhost/author/mio-aramaki"/>');
    expect(await text(`${path}.lite`)).toContain('<a href="/author/mio-aramaki.lite" rel="author">');
  });

  test('is made from their names where there is none, in the language of the story', async () => {
    const authors = ['jun', 'mio-aramaki'];
    const { path } = await desk.publishNew({ authors });
    expect(await text(path)).toMatch(/By <a [^>]*>Jun Hatogaya<\/a> and <a [^>]*>Mio Aramaki<\/a>/);
    const japanese = await desk.publishNew({ language: 'ja', headline: '霧', authors });
    expect(await text(japanese.path)).toMatch(/文・<a [^>]*lang="en">Jun Hatogaya<\/a>、<a [^>]*>荒牧澪<\/a>/);
  });

  test('stays as it was written where nobody is named', async () => {
    const { path } = await desk.publishNew({ byline: 'By Mio Aramaki', source: 'gull' });
    expect(await text(path)).toContain('<p class="byline">By Mio Aramaki</p>');
  });

  test('names nobody who is not there, and nobody below what the house has not written', async () => {
    await expect(desk.publishNew({ authors: ['nobody'] })).rejects.toThrow(
      'There is no “nobody”, but jun, mio-aramaki',
    );
    await expect(
      desk.write({
        ...{ kind: 'partner', authors: ['jun'] },
        fields: { partner: { name: 'T', address: 'https://t.example/' }, original: 'https://t.example/1' },
      }),
    ).rejects.toThrow('Nobody of the house has written a partner');
  });
});

describe('the page of an author', () => {
  test('says who they are, lists what they wrote here, and leads to where else they write', async () => {
    await desk.publishNew({ headline: 'By the quay', authors: ['mio-aramaki'] });
    await desk.publishNew({ site: 'ridge', headline: 'On the ridge', authors: ['mio-aramaki'] });
    const shown = await text('/author/mio-aramaki');
    for (const said of [
      'Transport reporter',
      'Rides what she writes about.',
      'By the quay',
      `href="http://${ridge}/author/mio-aramaki"`,
    ])
      expect(shown).toContain(said);
    expect(shown).toContain('"@type":"ProfilePage"');
    expect(shown).toContain('"jobTitle":"Transport reporter"');
    expect(await text('/author/mio-aramaki', ridge)).toContain('On the ridge');
    const light = await text('/author/mio-aramaki.lite');
    expect(light).toContain('By the quay');
    expect(light).not.toContain('On the ridge');
  });

  test('is there only where they have a story that may be read', async () => {
    await add('new-one', { name: { en: 'New One' } });
    const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
    await desk.publishNew({ embargoUntil, authors: ['new-one'] });
    const { id } = await desk.write({ headline: 'First story', authors: ['new-one'] });
    const paths = ['/author/new-one', '/author/new-one.lite', '/author/new-one/feed', '/author/none'];
    for (const path of paths) expect((await page(path)).status, path).toBe(404);
    await desk.publish(id);
    for (const path of paths.slice(0, 3)) expect((await page(path)).text, path).toContain('First story');
    expect(await text('/sitemap-pages.xml')).toContain('/author/new-one');
    expect((await page('/author/new-one', ridge)).status).toBe(404);
    expect((await page('/ja/author/new-one')).status).toBe(404);
    const site = network.siteByKey('ridge')!;
    const section = network.sectionByPath(site, 'sea')!;
    await appearOn(db, id, { site, section, headline: 'As the ridge has it', slug: null }, actor);
    expect(await text('/author/new-one', ridge)).toContain('As the ridge has it');
    await desk.kill(id);
    for (const path of paths.slice(0, 2)) expect((await page(path)).status, path).toBe(404);
    expect((await page('/author/new-one', ridge)).status).toBe(404);
  });

  test('shows a picture, which leaves with it and with nothing else', async () => {
    const pictureId = await desk.addPicture({ hue: 77 });
    const [rendition = ''] = await desk.renditionsOf(pictureId);
    expect((await page(rendition)).status).toBe(404);
    await add('faced', { name: { en: 'Faced' }, pictureId });
    await desk.publishNew({ authors: ['faced'] });
    const key = /\/media\/([^-]+)/.exec(rendition)?.[1] ?? '-';
    expect(await text('/author/faced')).toContain(key);
    expect((await page(rendition)).status).toBe(200);
    await changeAuthor(db, network, 'faced', { pictureId: null }, actor);
    expect(await text('/author/faced')).not.toContain(key);
    expect((await page(rendition)).status).toBe(404);
  });

  test('does not show a picture that a killed story keeps', async () => {
    const pictureId = await desk.addPicture({ hue: 78 });
    const key = /\/media\/([^-]+)/.exec((await desk.renditionsOf(pictureId))[0] ?? '')?.[1] ?? '-';
    await add('shares', { name: { en: 'Shares' }, pictureId });
    await desk.publishNew({ authors: ['shares'] });
    const { id } = await desk.publishNew({ pictureId });
    expect(await text('/author/shares')).toContain(key);
    await desk.kill(id);
    expect(await text('/author/shares')).not.toContain(key);
  });
});

test('another name shows at once wherever one is named; another address leads on, on every site', async () => {
  await add('kei', { name: { en: 'Kei Mori' } });
  const { path } = await desk.publishNew({ byline: 'By Kei Mori', authors: ['kei'] });
  await desk.publishNew({ site: 'ridge', authors: ['kei'] });
  for (const shown of [path, '/author/kei', '/author/kei/feed.atom']) expect(await text(shown)).toContain('Kei Mori');
  await changeAuthor(db, network, 'kei', { name: { en: 'Kei Hayashi' }, slug: 'kei-hayashi' }, actor);
  expect(await text(path)).toContain('By <a href="/author/kei-hayashi" rel="author">Kei Hayashi</a>');
  for (const host of ['harbour.localhost', ridge])
    for (const form of ['', '.lite', '/feed.json']) {
      const { status, headers } = await page(`/author/Kei${form}`, host);
      expect([status, headers.location]).toEqual([301, `/author/kei-hayashi${form}`]);
    }
});

test('who wrote it may be said anew, and both pages know', async () => {
  const { id } = await desk.publishNew({ headline: 'Whose is it', authors: ['jun'] });
  expect(await text('/author/jun')).toContain('Whose is it');
  await fileStory(db, id, (await desk.draftOf({ authors: ['mio-aramaki'] })).filing!, actor);
  expect(await text('/author/jun')).not.toContain('Whose is it');
  expect(await text('/author/mio-aramaki')).toContain('Whose is it');
});

test('feeds name authors with their pages, and each has feeds of their own', async () => {
  const { path } = await desk.publishNew({ headline: 'Told to feeds', authors: ['jun', 'mio-aramaki'] });
  const url = 'http://harbour.localhost/author/jun';
  const json = JSON.parse(await text('/author/jun/feed.json')) as {
    title: string;
    items: { url: string; authors: object[] }[];
  };
  expect(json.title).toBe('Harbour, Jun Hatogaya');
  expect(json.items[0]).toMatchObject({
    url: `http://harbour.localhost${path}`,
    authors: [{ name: 'Jun Hatogaya', url }, { name: 'Mio Aramaki' }],
  });
  expect(await text('/feed.atom')).toContain(`<uri>${url}</uri>`);
  expect(await text('/feed')).toContain('<dc:creator>Jun Hatogaya</dc:creator>');
});

test('a story is found by the name of its author', async () => {
  const { id } = await desk.publishNew({ headline: 'Findable', authors: ['jun'] });
  await indexStory(db, id);
  expect(await text('/search?q=Hatogaya')).toContain('Findable');
});
