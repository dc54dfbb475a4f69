/** What an item says, in our terms. Every dialect's words go through here, so that no dialect has rules of its own. */
import { KnownError } from '../../../platform/http/errors.ts';
import { blockText } from '../../stories/stories.ts';
import type { Block } from '../../stories/stories.ts';
import { blocksFromHtml, blocksFromText } from '../blocks-from-html.ts';
import { cleanDateline, leadOf } from '../dateline.ts';
import type { WireItem } from '../wire-item.ts';
import type { WireProfile } from '../wire-profile.ts';
import { fillFromProfile } from './fill-from-profile.ts';
import { parseEnd, parseMoment } from './moment.ts';
import type { Said } from './reader.ts';
import { toMedia } from './to-media.ts';
import { toPlace } from './to-place.ts';
import { statusWord, toStatus } from './to-status.ts';
import { toSignals, toSubjects } from './to-subjects.ts';

/** Beyond these no news is lost: bodies hold some thousand characters. */
const most = { key: 500, version: 100, body: 2_000_000, elementsUnseen: 1_000, problems: 50 };

/** Throws `wire-unreadable` for what is no item: without a key, or with one that cannot be kept. */
export function toItem(format: string, read: Said, profile: WireProfile): WireItem {
  const { source, alone: _, ...words } = fillFromProfile(read, profile);
  const said: Said = { ...storable(words), source };
  const problems = [...(said.problems ?? [])];
  const { upTo, moment } = ruler(profile, problems);
  const itemKey = keyOf(said);
  const body = bodyOf(said, upTo);
  const dateline = upTo(80, cleaned(upTo(400, said.dateline, 'dateline')) ?? body.lead, 'dateline');
  const item: WireItem = {
    format,
    kind: said.kind ?? 'text',
    itemKey,
    version: versionOf(said),
    etag: upTo(300, said.etag, 'etag'),
    versionCreated: moment(said.versionCreated, 'The time of this version'),
    ...untilItsEnd(toStatus(said.status, said.embargo, profile, problems), said, profile, problems),
    target: targetOf(said, profile, problems),
    headline: upTo(300, said.headline, 'headline'),
    standfirst: upTo(600, said.standfirst, 'summary'),
    slugline: upTo(300, said.slugline, 'slugline'),
    dateline,
    place: toPlace(said.place ?? null, dateline, profile),
    byline: upTo(200, said.byline ?? profile.defaults.byline, 'byline'),
    rights: {
      holder: upTo(300, said.holder ?? profile.defaults.holder, 'copyright holder'),
      notice: upTo(2_000, said.notice ?? profile.defaults.notice, 'copyright notice'),
      usageTerms: upTo(5_000, said.usageTerms ?? profile.defaults.usageTerms, 'text of usage terms'),
    },
    subjects: toSubjects(said.subjects ?? [], profile, problems),
    urgency: urgencyOf(said.urgency),
    signals: toSignals(said.signals ?? [], profile),
    edNote: upTo(20_000, said.edNote, 'note to editors'),
    language: languageOf(said.language ?? profile.defaults.language),
    bodyHtml: body.html,
    bodyText: body.text,
    ...toMedia(said.media ?? [], problems, profile),
    problems: [],
  };
  item.problems = [...new Set(problems)].slice(0, most.problems);
  // What was cut for a problem's words may end in half a character.
  return storable(item);
}

/** Cutting an agency's words would make them ours: what is longer than a story may have is left out, for the desk. */
type UpTo = (max: number, said: string | null | undefined, name: string) => string | null;

function ruler(
  profile: WireProfile,
  problems: string[],
): { upTo: UpTo; moment(said: unknown, what: string): Date | null } {
  return {
    upTo(max, said, name) {
      const text = said?.trim() ?? '';
      if (text.length <= max) return text || null;
      problems.push(`The ${name} has more than ${max} characters and is left out.`);
      return null;
    },
    moment(said, what) {
      if (said === undefined || said === null || said === '') return null;
      const found = parseMoment(said, profile.timeZone);
      if (found === null) problems.push(`${what} is no date with a time zone and is left out.`);
      return found;
    },
  };
}

/** An end that nobody can read may have been: the item is held until a later version says more. */
function untilItsEnd(
  standing: Pick<WireItem, 'status' | 'embargo'>,
  { expires }: Said,
  { timeZone }: WireProfile,
  problems: string[],
): Pick<WireItem, 'status' | 'embargo' | 'expires'> {
  const end = parseEnd(expires, timeZone);
  if (end !== 'unknown') return { ...standing, expires: end };
  problems.push('When the item expires cannot be read; the item is withheld.');
  return { ...standing, status: standing.status === 'canceled' ? 'canceled' : 'withheld', expires: null };
}

function keyOf({ itemKey, keyName }: Said): string {
  const wrong = (words: string): KnownError => new KnownError('wire-unreadable', `${keyName}: ${words}`);
  if (itemKey === undefined || itemKey === null)
    throw wrong('is missing; nothing else tells versions of an item apart.');
  if (typeof itemKey !== 'string') throw wrong('a text is wanted.');
  const key = itemKey.trim();
  if (key === '') throw wrong('at least 1 character is wanted.');
  // The database's index holds 2,704 bytes.
  if (key.length > most.key) throw wrong(`at most ${most.key} characters are wanted.`);
  return key;
}

/** An older version that is taken for a newer one puts back what was corrected, so a wrong one is no item. */
function versionOf({ version }: Said): string {
  if (version === undefined || version === null || version === '') return '1';
  if (typeof version === 'number' && Number.isFinite(version)) return String(version);
  if (typeof version === 'string' && version.trim().length <= most.version) return version.trim() || '1';
  throw new KnownError(
    'wire-unreadable',
    `version: a number or a text of at most ${most.version} characters is wanted.`,
  );
}

function targetOf({ target }: Said, profile: WireProfile, problems: string[]): WireItem['target'] {
  const key = target?.itemKey.trim() ?? '';
  if (!target || key === '') return null;
  if (key.length > most.key) {
    problems.push('The other item that it speaks of has too long a key; nothing is done to it.');
    return null;
  }
  const status = statusWord(target.status, profile);
  if (status === undefined)
    problems.push(`The status “${target.status?.slice(0, 60)}” of another item is unknown; that item is withheld.`);
  return { itemKey: key, status: status ?? 'withheld' };
}

function urgencyOf(said: unknown): number | null {
  const number = typeof said === 'string' && /^\s*[1-9]\s*$/.test(said) ? Number(said) : said;
  return typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 9 ? number : null;
}

/** As BCP 47 writes them; “x-default” and sentences are none. */
function languageOf(said: string | null | undefined): string | null {
  const tag = said?.trim().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : null;
}

interface BodyFound {
  html: string | null;
  text: string | null;
  /** The place with which the first paragraph begins. */
  lead: string | null;
}

/** A body that cannot be made into a story's is refused here, where the reason can still be told of the item. */
function bodyOf(said: Said, upTo: UpTo): BodyFound {
  const rich = said.bodyHtml?.trim() ? said.bodyHtml : looksRich(said.bodyText) ? said.bodyText : null;
  const html = upTo(most.body, rich, 'body');
  const text = rich === said.bodyText ? null : upTo(most.body, said.bodyText, 'body');
  // Only one with so many elements can be nested too deep.
  if (html !== null && html.split('<', most.elementsUnseen).length === most.elementsUnseen) blocksFromHtml(html, noId);
  const begin = (html ?? text ?? '').slice(0, 2_000);
  const blocks = html === null ? blocksFromText(begin, noId) : blocksFromHtml(begin, noId);
  return { html, text, lead: leadOf(opening(blocks))?.dateline ?? null };
}

function looksRich(text: string | null | undefined): boolean {
  return /<(p|br|div|h[1-6]|ul|table|section|article)\b[^<]{0,200}>/i.test(text ?? '');
}

function opening(blocks: readonly Block[]): string {
  const first = blocks.find(({ type }) => type === 'paragraph');
  return first ? blockText(first).slice(0, 200) : '';
}

function cleaned(dateline: string | null): string | null {
  return dateline === null ? null : cleanDateline(dateline);
}

function noId(): string {
  return '';
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair, and JSON can spell both. */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string')
    return (value.includes('\u0000') ? value.replaceAll('\u0000', '') : value).toWellFormed() as Value & string;
  if (Array.isArray(value)) return value.map((part: unknown) => storable(part)) as Value & unknown[];
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)])) as Value & object;
}
