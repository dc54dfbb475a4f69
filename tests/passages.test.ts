/** Passages of a story that comments quote: kept, shown at the passage, followed through new texts. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { discussionDesk, site } from './support/discussion-desk.ts';

const { url } = await testDatabase();
const { db, desk, asMio, newStory, say, page } = await discussionDesk(url);

describe('a quote of the story', () => {
  test('by a plain link per paragraph fills the form; the comment keeps it and stands at the passage', async () => {
    const story = await newStory();
    const html = await page(story.path);
    const block = /<a class="quote-it" rel="nofollow" href="\?quote=([a-z0-9]+)#write"/.exec(html)?.[1] ?? '';
    const form = await asMio.get(site, `${story.path}?quote=${block}`);
    expect(form.text).toContain('<p>It waited for the fog.</p>');
    expect(form.headers['cache-control']).toContain('no-store');
    const passage = /name="passage" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const id = await say(asMio, story.id, 'It did.', { passage });
    const after = await page(story.path);
    expect(after).toContain(
      `<blockquote class="quote"><p>It waited for the fog.</p><a href="#p-${block}">From the story</a>`,
    );
    expect(after).toContain(`<a class="quoted" href="/c/${story.id}-${id}" aria-label="1 comment on this passage"`);
  });

  test('is named beside the story as what most share of it, with how many quote that, and marked there', async () => {
    const sentences = ['The fog came late.', 'It left at nine.'];
    const story = await newStory([`${sentences.join(' ')} Nobody waved.`, 'It waited.']);
    const [block = ''] = [...(await page(story.path)).matchAll(/quote=([a-z0-9]+)#write/g)].map(
      (found) => found[1] ?? '',
    );
    const { rows } = await sql<{ id: number }>`select revision_id as id from story where id = ${story.id}`.execute(db);
    const at = (start: number, end: number): string => `${rows[0]?.id}.${block}.${start}.${end}`;
    const quotes = [at(19, 35), at(0, 18), at(0, 17), at(0, 49)];
    for (const [nth, passage] of quotes.entries()) await say(asMio, story.id, `About it, ${nth}.`, { passage });
    const html = await page(story.path);
    const box = html.slice(html.indexOf('Passages readers quote'));
    expect(
      [...box.matchAll(/<p>([^<]*)<\/p><a href="[^"]*">([^<]*)<\/a><\/blockquote>/g)].map(([, text, count]) => [
        text,
        count,
      ]),
    ).toEqual([
      ['The fog came late.', '3 comments'],
      ['It left at nine.', '1 comment'],
    ]);
    expect(html).toContain('aria-label="4 comments on this passage" data-at="0-18,19-35"');
  });

  test('follows its passage, shows both texts when it changed, and says when it is gone', async () => {
    const story = await newStory([
      'Profit rose by 21 percent, the firm said.',
      'The fog came late.',
      'It left at nine.',
    ]);
    const blocks = [...(await page(story.path)).matchAll(/quote=([a-z0-9]+)#write/g)].map((found) => found[1] ?? '');
    const { rows } = await sql<{ id: number }>`select revision_id as id from story where id = ${story.id}`.execute(db);
    const at = (block: number, start: number, end: number): string => `${rows[0]?.id}.${blocks[block]}.${start}.${end}`;
    await say(asMio, story.id, 'Twenty-one!', { passage: at(0, 0, 25) });
    await say(asMio, story.id, 'Late indeed.', { passage: at(1, 4, 17) });
    await say(asMio, story.id, 'At nine.', { passage: at(2, 0, 16) });
    const { keepBlockIds, blockText, newestRevision } = await import('../src/features/stories/stories.ts');
    const { copy } = await desk.draftOf({
      body: ['Profit rose by 12 percent, the firm said.', 'As ever, the fog came late.'],
    });
    const before = await newestRevision(db, story.id);
    copy.body.content = keepBlockIds(before?.body.content ?? [], copy.body.content, blockText);
    const { reviseStory } = await import('../src/features/stories/stories.ts');
    await reviseStory(db, story.id, copy, 'desk:test', new Date());
    const { followQuotes } = await import('../src/features/discussion/discussion.ts');
    await followQuotes(db, story.id);
    const html = await page(story.path);
    expect(html).toContain('Profit rose by 21 percent');
    expect(html).toMatch(
      /This passage was changed after the comment\. It now reads:<\/span><p class="now">[^<]*12 percent/,
    );
    expect(html).toContain('<p>fog came late</p><a href="#p-');
    expect(html).toContain('the passage is no longer in it');
    await followQuotes(db, story.id);
    expect(await page(story.path)).toBe(html);
  });
});
