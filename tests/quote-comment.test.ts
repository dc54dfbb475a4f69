/** A comment of another member is quoted in an answer to it, by the buttons of the form: nothing that was typed is lost. */
import { expect, test } from 'vitest';
import { moderateComment } from '../src/features/discussion/discussion.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, network, newStory, say, asMio, asAki, page, get, letTimePass } = await discussionDesk(url);
const deps = { network, originOf: ({ host }: { host: string }) => `http://${host}`, now: new Date() };

/** What the form on a page holds, as a browser would send it. */
function formOf(html: string): Record<string, string> {
  const form = /<form[^>]*class="form write"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const text = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(form)?.[1] ?? '';
  return { ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])), text };
}

test('the form quotes whom it answers, drops the quote again, and keeps what was typed', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'The ferry should wait for the last bus.');
  const empty = await asAki.get(site, `${story.path}?reply=${id}`);
  expect(empty.text).toContain('Quote Mio');
  expect(empty.text).not.toContain('Without the quote');

  const typed = { ...formOf(empty.text), text: 'It waits already & nobody comes.' };
  const quoted = await asAki.post(site, '/c/new', { ...typed, redraw: 'cite' });
  expect(quoted.status).toBe(200);
  expect(formOf(quoted.text)).toMatchObject({
    cited: String(id),
    parent: String(id),
    text: 'It waits already &amp; nobody comes.',
  });
  expect(quoted.text.match(/The ferry should wait for the last bus/g)).toHaveLength(2);
  const without = await asAki.post(site, '/c/new', { ...typed, cited: String(id), redraw: 'drop' });
  expect(formOf(without.text)).not.toHaveProperty('cited');
  expect(formOf(without.text)).toMatchObject({ parent: String(id), text: 'It waits already &amp; nobody comes.' });
  expect(await page(story.path)).not.toContain('nobody comes');

  await letTimePass();
  expect((await asAki.post(site, '/c/new', { ...typed, cited: String(id) })).status).toBe(303);
  const html = await page(story.path);
  expect(html.match(/The ferry should wait for the last bus/g)).toHaveLength(2);
  expect(html).toContain(`href="/c/${story.id}-${id}"`);
});

test('a comment that is not there any more is not quoted; the words come back without it', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Not for long.');
  await moderateComment(db, deps, {
    storyId: story.id,
    id,
    version: 1,
    verdict: { action: 'hold' },
    actor: 'desk:test',
  });
  await letTimePass();
  const reply = await asAki.post(site, '/c/new', { story: String(story.id), text: 'But why?', cited: String(id) });
  expect(reply.status).toBe(404);
  expect(reply.text).toContain('But why?');
  expect(reply.text).not.toContain('Not for long.');
});

test('without a session the form is redrawn too', async () => {
  const story = await newStory();
  const id = await say(asMio, story.id, 'Something to quote.');
  const { text } = await get(site, `${story.path}?reply=${id}`);
  expect(formOf(text)).toMatchObject({ parent: String(id) });
  expect(text).toContain('Quote Mio');
});
