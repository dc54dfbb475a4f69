/** Old addresses from a publisher's former system, line by line: each that is wrong is named, and the others are taken. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Network, Site } from '../network/network.ts';
import { findStory } from '../stories/stories.ts';
import { aliasKey } from './alias-key.ts';
import { knownStories, putAliases, targetsOf } from './alias-queries.ts';
import type { AliasTarget, AliasWrite } from './alias-queries.ts';

export interface AliasLine {
  /** In the file, from 1. */
  number: number;
  from: string;
  to: string;
}

export interface AliasReport {
  taken: number;
  refused: { line: number; why: string }[];
}

export interface ImportOptions {
  db: Db;
  network: Network;
  /** Whose addresses those without a host are. */
  site: Site | null;
  /** How far it is, now and then. */
  progress: (taken: number, refused: number) => void;
}

const atOnce = 500;
const mostHops = 10;

export async function importAliases(lines: AsyncIterable<AliasLine>, options: ImportOptions): Promise<AliasReport> {
  const report: AliasReport = { taken: 0, refused: [] };
  let waiting: { line: AliasLine; write: AliasWrite }[] = [];
  const flush = async (): Promise<void> => {
    const { good, refused } = await straighten(options, waiting);
    report.refused.push(...refused);
    if (good.length > 0) await putAliases(options.db, good);
    report.taken += good.length;
    waiting = [];
    options.progress(report.taken, report.refused.length);
  };
  for await (const line of lines) {
    const read = await readLine(line, options);
    if ('why' in read) report.refused.push({ line: line.number, why: read.why });
    else waiting.push({ line, write: read });
    if (waiting.length >= atOnce) await flush();
  }
  await flush();
  report.refused.sort((a, b) => a.line - b.line);
  return report;
}

async function readLine({ from, to }: AliasLine, options: ImportOptions): Promise<AliasWrite | { why: string }> {
  const source = addressOf(from, options);
  if ('why' in source) return source;
  const key = aliasKey(source.path);
  if (key === null) return { why: `“${cut(from)}” is no address that could be asked for.` };
  if (key === '/') return { why: 'The front is a page of its own.' };
  if (isSection(options, source.site, key)) return { why: `“${cut(from)}” is a section of ${source.site.name}.` };
  if (await isStory(options, source.site, source.path)) return { why: `At “${cut(from)}” there is a story.` };
  const target = await targetOf(to, source.site, options);
  return 'why' in target ? target : { siteId: source.site.id, key, to: target };
}

interface Address {
  site: Site;
  path: string;
}

function addressOf(text: string, { network, site }: ImportOptions): Address | { why: string } {
  if (text.startsWith('/') && !text.startsWith('//'))
    return site ? { site, path: text } : { why: `“${cut(text)}” has no host: give --site.` };
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  // With --site, addresses of the former host are that site's; it has to lead here for them to be asked for at all.
  const named = url && (network.siteByHost(url.hostname) ?? site);
  if (!url || !named) return { why: `“${cut(text)}” is on no site of this network.` };
  return { site: named, path: url.pathname + url.search };
}

async function targetOf(text: string, on: Site, options: ImportOptions): Promise<AliasTarget | { why: string }> {
  if (/^\d{1,15}$/.test(text)) {
    const known = await knownStories(options.db, [Number(text)]);
    return known.has(Number(text)) ? { storyId: Number(text) } : { why: `There is no story ${text}.` };
  }
  // Only a former host's addresses are this site's; what one leads to is named as it is.
  const address = addressOf(text, { ...options, site: text.startsWith('/') && !text.startsWith('//') ? on : null });
  if ('why' in address) return address;
  if (/^(\/ja)?\/category\/[^/]+\/./.test(address.path)) {
    const storyId = await storyAt(options, address.site, address.path);
    if (storyId !== null) return { storyId };
    const section = address.path.replace(/^(\/ja)?\/category\//, '').replace(/[?/]+$/, '');
    if (!options.network.sectionByPath(address.site, section)) return { why: `Nothing of ours is at “${cut(text)}”.` };
  }
  if (address.site.id !== on.id) return { why: `“${cut(text)}” is on another site: only stories may be.` };
  if (address.path.length > 500) return { why: `“${cut(text)}” is too long.` };
  return { path: address.path };
}

/** Sections answer before it is asked where an address leads. */
function isSection({ network }: ImportOptions, site: Site, key: string): boolean {
  const path = /^(?:\/ja)?\/category\/([^?]+)$/.exec(key)?.[1];
  return path !== undefined && network.sectionByPath(site, path) !== undefined;
}

async function isStory(options: ImportOptions, site: Site, path: string): Promise<boolean> {
  return /^(\/ja)?\/category\/[^/]+\/./.test(path) && (await storyAt(options, site, path)) !== null;
}

async function storyAt({ db, network }: ImportOptions, site: Site, path: string): Promise<number | null> {
  try {
    return await findStory(db, network, `http://${site.host}${path}`);
  } catch (error) {
    if (error instanceof KnownError) return null;
    throw error;
  }
}

type Waiting = { line: AliasLine; write: AliasWrite };

/** What leads to another alias leads to where that leads; what leads round in a circle leads nowhere. */
async function straighten(
  { db }: ImportOptions,
  waiting: readonly Waiting[],
): Promise<{ good: AliasWrite[]; refused: AliasReport['refused'] }> {
  const good = new Map<string, AliasWrite>();
  const refused: AliasReport['refused'] = [];
  const own = new Map(waiting.map(({ write }) => [`${write.siteId} ${write.key}`, write.to]));
  for (const { line, write } of waiting) {
    const end = await endOf(db, write, own);
    if (end === null) refused.push({ line: line.number, why: `“${cut(line.to)}” leads back to “${cut(line.from)}”.` });
    else good.set(`${write.siteId} ${write.key}`, { ...write, to: end });
  }
  return { good: [...good.values()], refused };
}

async function endOf(
  db: Db,
  { siteId, key, to }: AliasWrite,
  own: ReadonlyMap<string, AliasTarget>,
): Promise<AliasTarget | null> {
  const passed = new Set([key]);
  let end = to;
  for (let hops = 0; 'path' in end && hops < mostHops; hops += 1) {
    const next = aliasKey(end.path);
    if (next === null) return end;
    if (passed.has(next)) return null;
    passed.add(next);
    const leads = own.get(`${siteId} ${next}`) ?? (await targetsOf(db, siteId, [next])).get(next);
    if (leads === undefined) return end;
    end = leads;
  }
  return 'path' in end && passed.size > mostHops ? null : end;
}

function cut(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
