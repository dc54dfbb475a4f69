/** `story show`: all that the desk may want to know of a story before it does anything with it. */
import { machineTime } from '../features/network/network.ts';
import {
  authorsOf,
  copyChanges,
  copyOf,
  findStory,
  isSignedOff,
  kindOf,
  mayEnter,
  missingForPublishing,
  newestRevisions,
  ownRightsOf,
  partOf,
  refusal,
  signOffsOf,
  storyStatus,
  tagsOf,
  warningsBeforePublishing,
} from '../features/stories/stories.ts';
import type { StoryStatus } from '../features/stories/stories.ts';
import { chainOfStory } from '../features/wire/wire.ts';
import type { ChainStatus } from '../features/wire/wire.ts';
import { KnownError } from '../platform/http/errors.ts';
import { addressesOf } from './act-on-story.ts';
import { needed } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

export const showVerb: Verb = {
  usage: 'story show STORY',
  help: 'Its state, times and addresses, the fields of its kind, what it lacks, who signed it off, what its last revision changed.',
  takes: 1,
  run: (context, [named]) =>
    withDesk(context, async (desk) => {
      const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY (its number or address)'));
      const found = await storyStatus(desk.db, storyId);
      if (!found) throw new KnownError('story-unknown', `Number ${storyId}.`);
      if (found.state === 'taken-down') return tellTakenDown(context, desk, storyId, found);
      const { published: _published, ...status } = found;
      const addresses = await addressesOf(desk, storyId);
      const state = stateInWords(status, context.now());
      const barred = desk.network.sites.filter((site) => !mayEnter(status, site.territory)).map(({ key }) => key);
      const standing = refusal(status, context.now()) ?? 'live';
      const { picture, ...copy } = await aboutCopy(desk, storyId, status);
      const filed = await filingOf(desk, storyId);
      const wire = (await chainOfStory(desk.db, storyId, context.now())) ?? null;
      const own = await ownRightsOf(desk.db, storyId);
      const rights = { notice: own.notice, usageTerms: own.terms };
      const places = { addresses: addresses.join(', '), barred: barred.join(', '), ...inLines(filed) };
      const from = wire === null ? {} : { wire: wireInWords(wire), waits: wire.reason };
      const lines = linesOf({ ...status, state, ...rights, ...picture, ...places, ...from }, copy);
      context.result(
        { storyId, ...status, standing, ...rights, ...picture, addresses, barred, ...filed, wire, ...copy },
        lines.join('\n'),
      );
    }),
};

/** That it is gone, and where it was, is all there is to say. */
async function tellTakenDown(context: CliContext, desk: Desk, storyId: number, status: StoryStatus): Promise<void> {
  const { state, killedAt, killedBy } = status;
  const addresses = await addressesOf(desk, storyId);
  const facts = { state, killedAt, killedBy };
  const nothing = { fields: {}, missing: [], warnings: [], openRisks: [], signOffs: [], changes: [] };
  const lines = linesOf({ ...facts, addresses: addresses.join(', ') }, nothing);
  context.result({ storyId, ...facts, standing: state, addresses }, lines.join('\n'));
}

async function filingOf({ db }: Desk, storyId: number): Promise<Record<'tags' | 'authors' | 'series', string[]>> {
  const [tags, authors, part] = [await tagsOf(db, storyId), await authorsOf(db, storyId), await partOf(db, storyId)];
  return {
    tags: tags.map(({ slug }) => slug),
    authors: authors.map(({ slug }) => slug),
    series: part ? [`${part.slug}, part ${part.number}`] : [],
  };
}

function inLines(filed: Readonly<Record<string, string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(filed).map(([name, slugs]) => [name, slugs.join(', ')]));
}

/** Of its newest revision. */
async function aboutCopy(desk: Desk, storyId: number, { kind }: Pick<StoryStatus, 'kind'>) {
  const [newest, before] = await newestRevisions(desk.db, storyId, 2);
  if (!newest) return { picture: {}, fields: {}, missing: [], warnings: [], openRisks: [], signOffs: [], changes: [] };
  const { notice, terms, expires } = newest.pictureText ?? {};
  const risks = kindOf(kind).risks?.(newest.fields) ?? [];
  return {
    picture: { pictureNotice: notice, pictureTerms: terms, pictureExpires: expires },
    fields: newest.fields,
    missing: missingForPublishing(kind, newest),
    warnings: warningsBeforePublishing(kind, newest),
    openRisks: risks.length === 0 || (await isSignedOff(desk.db, storyId, newest.id)) ? [] : risks,
    signOffs: await signOffsOf(desk.db, storyId),
    changes: before ? copyChanges(copyOf(before), copyOf(newest)) : [],
  };
}

function linesOf(facts: object, copy: Omit<Awaited<ReturnType<typeof aboutCopy>>, 'picture'>): string[] {
  const line = (name: string, text: string): string => `${name.padEnd(18)}${text}`;
  return [
    ...Object.entries(facts)
      .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
      .map(([name, value]) => line(name, value instanceof Date ? value.toISOString() : String(value))),
    ...Object.entries(copy.fields).map(([name, value]) => line('fields', `${name}: ${short(JSON.stringify(value))}`)),
    ...copy.missing.map((text) => line('missing', text)),
    ...copy.openRisks.map((risk) => line('missing', `the sign-off of ${risk}`)),
    ...copy.warnings.map((text) => line('warning', text)),
    ...copy.signOffs.map(({ at, actor, risks, note, correction }) =>
      line(
        'signed off',
        `${machineTime(at)} ${actor} (${risks.join(', ')}): ${note}${correction === null ? '' : ` With the correction: ${correction}`}`,
      ),
    ),
    ...copy.changes.map(({ place, before, after }) =>
      line('changed', `${place}: ${short(before ?? '(nothing)')} → ${short(after ?? '(nothing)')}`),
    ),
  ];
}

/** What it came from. */
function wireInWords({ provider, itemKey, standing, version }: ChainStatus): string {
  return `${provider} ${itemKey}, ${standing}, version ${version ?? 'none'}`;
}

function short(text: string): string {
  const flat = text.replaceAll(/\s+/gu, ' ');
  return flat.length <= 160 ? flat : `${flat.slice(0, 159)}…`;
}

/** What the database stores, and what readers see of it. */
function stateInWords(status: Omit<StoryStatus, 'published'>, now: Date): string {
  const why = refusal(status, now);
  if (why === 'expired')
    return `live, expired since ${status.expiresAt?.toISOString()}: readers do not see it any more`;
  if (why !== 'embargoed') return status.state;
  return status.embargoOpen
    ? 'live, embargoed until its agency says otherwise: readers do not see it'
    : `live, embargoed until ${status.embargoUntil?.toISOString()}: readers do not see it yet`;
}
