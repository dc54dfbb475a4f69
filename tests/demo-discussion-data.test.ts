/** The demo's people and what they say, by the rules that they were written to. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { demoStory } from '../src/demo-stories.ts';
import { withTimes } from '../src/demo-times.ts';
import { nameKey, nameProblem } from '../src/features/members/member-name.ts';
import { bodyFromInput } from '../src/features/stories/body-from-input.ts';
import { blockText } from '../src/features/stories/body-text.ts';
import { projectRoot, readJson } from './support/demo-network.ts';

const sites = ['hibari', 'norenwork', 'tabine', 'yorimichi'];
const language = z.enum(['en', 'ja']);
const words = z.string().min(1);
const rule = z.enum(['advertising', 'spam', 'insult', 'banned-word', 'libel', 'off-topic', 'impersonation', 'illegal']);

const member = z.strictObject({
  key: z.string().regex(/^[a-z]+$/),
  name: words,
  language,
  bio: z.string().max(160),
  joinedDaysAgo: z.number().int().min(30).max(1_500),
});

const part = z.union([
  z.strictObject({ type: z.literal('paragraph'), text: words }),
  z.strictObject({ type: z.literal('quote'), of: z.literal('story'), text: words.max(300) }),
  z.strictObject({ type: z.literal('quote'), of: z.literal('comment'), comment: z.string(), text: words.max(300) }),
]);

const comment = z.strictObject({
  key: z.string(),
  by: z.string(),
  minutesAfterStory: z.number().int().positive(),
  replyTo: z.string().optional(),
  body: z.array(part).min(1),
  edited: z.literal(true).optional(),
  before: words.optional(),
  votes: z.strictObject({
    up: z.union([z.number().int().nonnegative(), z.array(z.string())]),
    down: z.number().int().nonnegative(),
  }),
  status: z
    .union([
      z.strictObject({ kind: z.literal('held'), as: z.enum(['PREMOD', 'SYSTEM_WITHHELD']), why: words }),
      z.strictObject({ kind: z.literal('removed'), rule, note: words }),
    ])
    .optional(),
  reported: z.array(z.strictObject({ by: z.string(), rule, words })).optional(),
});
type Comment = z.infer<typeof comment>;

const thread = z.strictObject({
  story: z.string(),
  closed: z.strictObject({ minutesAfterStory: z.number().int().positive(), reason: words }).optional(),
  comments: z.array(comment).min(1),
});

const members = z.array(member).parse(readJson('demo/members.json'));
const byKey = new Map(members.map((one) => [one.key, one]));

const timed = (file: unknown): unknown => JSON.parse(withTimes(JSON.stringify(file), new Date()));
const stories = new Map(
  sites.flatMap((site) =>
    readdirSync(join(projectRoot, 'demo/stories', site))
      .flatMap((name) => [timed(readJson(`demo/stories/${site}/${name}`))].flat())
      .map((story) => demoStory.parse(story))
      .map((story) => [story.key, story] as const),
  ),
);

const threads = sites.flatMap((site) =>
  z
    .array(thread)
    .parse(readJson(`demo/discussion/${site}.json`))
    .map((one) => ({ ...one, site })),
);
const comments = threads.flatMap((one) => one.comments);

const ups = ({ votes }: Comment): number => (Array.isArray(votes.up) ? votes.up.length : votes.up);
const net = (one: Comment): number => ups(one) - one.votes.down;
const paragraphs = (one: Comment): string[] =>
  one.body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

/** Each comment with its thread, its story and those of its thread before it. */
const placed = threads.flatMap((one) =>
  one.comments.map((own, at) => ({
    own,
    thread: one,
    story: stories.get(one.story),
    before: new Map(one.comments.slice(0, at).map((other) => [other.key, other])),
  })),
);

describe('the people', () => {
  test('are sixty, forty of whom write English', () => {
    expect(members).toHaveLength(60);
    expect(members.filter((one) => one.language === 'en')).toHaveLength(40);
    expect(twice(members.map((one) => one.key))).toEqual([]);
    expect(members.filter((one) => one.bio === '').length).toBeGreaterThanOrEqual(5);
    expect(twice(members.map((one) => one.bio).filter(Boolean))).toEqual([]);
  });

  test('have names that the product allows, and that nobody takes for another', () => {
    const reserved = ['Hibari', 'norenwork', 'Tabine', 'yorimichi', 'Kazamidori'];
    expect(members.filter((one) => nameProblem(one.name, reserved) !== null)).toEqual([]);
    expect(twice(members.map((one) => nameKey(one.name)))).toEqual([]);
    expect(twice(members.map((one) => nameKey(one.name).slice(0, 4)))).toEqual([]);
  });

  test('all have something to say', () => {
    const heard = new Set(comments.map((one) => one.by));
    expect(members.filter((one) => !heard.has(one.key))).toEqual([]);
    expect(comments.filter((one) => !byKey.has(one.by))).toEqual([]);
  });
});

describe('the discussion', () => {
  test('is long enough, on enough stories, and one thread fills three pages', () => {
    expect(comments.length).toBeGreaterThanOrEqual(200);
    expect(threads.length).toBeGreaterThanOrEqual(25);
    const lastTrain = threads.find((one) => one.story === 'question-last-train')?.comments ?? [];
    expect(lastTrain.length).toBeGreaterThanOrEqual(70);
    expect(lastTrain.filter((one) => one.replyTo === undefined).length).toBeGreaterThan(40);
    const sizes = threads.map((one) => one.comments.length);
    expect(sizes.filter((size) => size >= 8 && size <= 16).length).toBeGreaterThanOrEqual(8);
    expect(sizes.filter((size) => size <= 4).length).toBeGreaterThanOrEqual(8);
  });

  test('stands below stories of its site, in the language of both', () => {
    expect(twice(threads.map((one) => one.story))).toEqual([]);
    for (const { own, thread: one, story } of placed) {
      expect(story?.site, one.story).toBe(one.site);
      expect(byKey.get(own.by)?.language, own.key).toBe(story?.language);
      expect(/[ぁ-ヿ]/.test(paragraphs(own).join('')), own.key).toBe(story?.language === 'ja');
    }
  });

  test('answers, reports and counts only what there is', () => {
    expect(twice(comments.map((one) => one.key))).toEqual([]);
    for (const { own, before } of placed) {
      const { replyTo, votes, reported = [] } = own;
      if (replyTo !== undefined) expect([...before.keys()], own.key).toContain(replyTo);
      const named = [...(Array.isArray(votes.up) ? votes.up : []), ...reported.map((one) => one.by)];
      expect(
        named.filter((key) => !byKey.has(key) || key === own.by),
        own.key,
      ).toEqual([]);
      expect(twice(named), own.key).toEqual([]);
      expect(ups(own) + votes.down, own.key).toBeLessThan(members.length);
    }
  });

  test('goes forward in time, after its story and no later than now', () => {
    for (const { own, thread: one, story, before } of placed) {
      expect(own.minutesAfterStory, own.key).toBeLessThan((story?.hoursAgo ?? 0) * 60);
      const latest = Math.max(0, ...[...before.values()].map((other) => other.minutesAfterStory));
      expect(own.minutesAfterStory, own.key).toBeGreaterThanOrEqual(latest);
      const answered = before.get(own.replyTo ?? '')?.minutesAfterStory ?? 0;
      expect(own.minutesAfterStory, own.key).toBeGreaterThan(answered);
      if (one.closed) expect(own.minutesAfterStory, own.key).toBeLessThan(one.closed.minutesAfterStory);
    }
  });

  test('quotes exact words of one paragraph, of the story or of an earlier comment that can be read', () => {
    let quotes = 0;
    for (const { own, story, before } of placed) {
      const lines = bodyFromInput(story?.body ?? [], () => 'id')
        .content.map(blockText)
        .flatMap((text) => text.split(/[\n\t]/));
      for (const block of own.body) {
        if (block.type !== 'quote') continue;
        quotes += 1;
        const quoted = block.of === 'comment' ? before.get(block.comment) : undefined;
        expect(quoted?.status, own.key).toBeUndefined();
        const sources = block.of === 'story' ? lines : quoted ? paragraphs(quoted) : [];
        expect(
          sources.some((text) => text.includes(block.text)),
          `${own.key}: ${block.text}`,
        ).toBe(true);
      }
    }
    expect(quotes).toBeGreaterThanOrEqual(80);
  });

  test('says no sentence twice', () => {
    const sentences = placed.flatMap(({ own, story }) =>
      paragraphs(own).flatMap((text) =>
        [...new Intl.Segmenter(story?.language, { granularity: 'sentence' }).segment(text)].map((one) =>
          one.segment.trim(),
        ),
      ),
    );
    expect(twice(sentences)).toEqual([]);
  });

  test('is set as the stories are: curly quotation marks, no marks of markup, three paragraphs at most', () => {
    const texts = [
      ...comments.flatMap((one) => [...paragraphs(one), one.before ?? '']),
      ...members.map((one) => one.bio),
    ];
    expect(texts.filter((text) => /["'*<>\n]/.test(text))).toEqual([]);
    expect(comments.filter((one) => paragraphs(one).length < 1 || paragraphs(one).length > 3)).toEqual([]);
  });

  test('was sometimes mended: the one paragraph of an edited comment read otherwise', () => {
    const edited = comments.filter((one) => one.edited ?? one.before !== undefined);
    expect(edited.length).toBeGreaterThanOrEqual(3);
    for (const one of edited) {
      expect(one.edited, one.key).toBe(true);
      expect(paragraphs(one), one.key).toHaveLength(1);
      expect(one.before, one.key).not.toBe(paragraphs(one)[0]);
      expect(one.before, one.key).toBeDefined();
    }
  });

  test('has its favourites and its folded ones, held, removed and reported ones, and one closed thread', () => {
    expect(comments.filter((one) => net(one) >= 40).length).toBeGreaterThanOrEqual(10);
    expect(comments.filter((one) => net(one) < -5).length).toBeGreaterThanOrEqual(3);
    const kinds = comments.flatMap((one) => one.status?.kind ?? []);
    expect(kinds.filter((kind) => kind === 'held').length).toBeGreaterThanOrEqual(3);
    expect(kinds.filter((kind) => kind === 'removed')).toHaveLength(2);
    // Nobody but its author and the desk has seen a held one.
    for (const one of comments) if (one.status?.kind === 'held') expect(ups(one) + one.votes.down, one.key).toBe(0);
    expect(comments.filter((one) => one.reported)).not.toEqual([]);
    expect(threads.filter((one) => one.closed)).toHaveLength(1);
  });
});
