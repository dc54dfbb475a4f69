/** Of what there are feeds: a line of `feedSubjects` each. */
import { authorAt, nameOfAuthor, storiesByAuthor } from '../features/authors/authors.ts';
import {
  authorPath,
  feedBelow,
  feedPath,
  homePath,
  inLanguage,
  sectionName,
  sectionPath,
  tagPath,
} from '../features/network/network.ts';
import type { FeedFormat, PublicRequest } from '../features/network/network.ts';
import {
  authorListTag,
  frontTag,
  killedOfLate,
  newestInSection,
  newestOnSite,
  sectionTag,
  tagListTag,
} from '../features/stories/stories.ts';
import type { KilledStory, StoryCard } from '../features/stories/stories.ts';
import { storiesWithTag, tagAt, tagName } from '../features/tags/tags.ts';
import type { Db } from '../platform/db/database.ts';
import type { Tagged } from '../platform/page-cache/reading.ts';

/** Where and when a feed is asked for. */
export type FeedAsked = Pick<PublicRequest, 'network' | 'site' | 'language' | 'params' | 'now'>;

export interface Feed {
  title: string;
  description: string;
  /** Path of the page that shows the same. */
  page: string;
  path(format: FeedFormat): string;
  /** By which changes of it are announced. */
  tag: string;
  /** Whether there is a feed while it has nothing to tell: else its name would tell of what may not be read yet. */
  mayBeEmpty: boolean;
  /** What else its title was read from. */
  tags?: readonly string[];
  newest(db: Db, options: { limit: number; offset: number }): Promise<Tagged<StoryCard[]>>;
  killed(db: Db): Promise<Tagged<KilledStory[]>>;
}

export interface FeedSubject {
  /** What stands before the ending of the address, in the site's own language. */
  under: string;
  /** Undefined where there is no such thing. */
  find(db: Db, asked: FeedAsked): Promise<Feed | undefined>;
}

export const feedSubjects: readonly FeedSubject[] = [
  { under: '', find: ofSite },
  { under: '/category/:section', find: ofSection },
  { under: '/category/:section/:sub', find: ofSection },
  { under: '/tag/:tag', find: ofTag },
  { under: '/author/:author', find: ofAuthor },
];

async function ofSite(_db: Db, asked: FeedAsked): Promise<Feed> {
  const { site, language } = asked;
  return {
    title: site.name,
    description: inLanguage(site.description, language)?.text ?? site.name,
    page: homePath(site, language),
    path: (format) => feedPath(site, language, undefined, format),
    tag: frontTag(site.id),
    mayBeEmpty: true,
    newest: (db, options) => newestOnSite(db, asked, options),
    killed: (db) => killedOfLate(db, asked),
  };
}

async function ofSection(_db: Db, asked: FeedAsked): Promise<Feed | undefined> {
  const { network, site, language, params } = asked;
  const path = [params['section'], params['sub']].filter((part) => part !== undefined).join('/');
  const section = network.sectionByPath(site, path);
  if (!section) return undefined;
  const title = `${site.name}, ${sectionName(section, language)}`;
  return {
    title,
    description: inLanguage(section.description, language)?.text ?? title,
    page: sectionPath(site, section, language),
    path: (format) => feedPath(site, language, section, format),
    tag: sectionTag(section.id),
    mayBeEmpty: true,
    newest: (db, options) => newestInSection(db, asked, section, options),
    killed: (db) => killedOfLate(db, asked, { section }),
  };
}

async function ofTag(db: Db, asked: FeedAsked): Promise<Feed | undefined> {
  const { site, language, params } = asked;
  const { value: tag, tags } = await tagAt(db, asked, params['tag'] ?? '');
  if (!tag) return undefined;
  const title = `${site.name}, ${tagName(tag, language)}`;
  const page = tagPath(site, tag.slug, language);
  return {
    title,
    description: inLanguage(tag.description, language)?.text ?? title,
    page,
    path: (format) => feedBelow(page, format),
    tag: tagListTag(tag.id),
    mayBeEmpty: false,
    tags,
    newest: (on, options) => storiesWithTag(on, asked, tag.id, options),
    killed: (on) => killedOfLate(on, asked, { tagId: tag.id }),
  };
}

async function ofAuthor(db: Db, asked: FeedAsked): Promise<Feed | undefined> {
  const { site, language, params } = asked;
  const { value: author, tags } = await authorAt(db, asked, params['author'] ?? '');
  if (!author) return undefined;
  const title = `${site.name}, ${nameOfAuthor(author, language)}`;
  const page = authorPath(site, author.slug, language);
  return {
    title,
    description: inLanguage(author.bio, language)?.text ?? title,
    page,
    path: (format) => feedBelow(page, format),
    tag: authorListTag(author.id),
    mayBeEmpty: false,
    tags,
    newest: (on, options) => storiesByAuthor(on, asked, author.id, options),
    killed: (on) => killedOfLate(on, asked, { authorId: author.id }),
  };
}
