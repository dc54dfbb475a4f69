/** Tags by command. */
import { siteNamed, tagPath } from '../features/network/network.ts';
import type { Network, Site, Words } from '../features/network/network.ts';
import { addTag, allTags, changeTag, mergeTags } from '../features/tags/tags.ts';
import type { Tag } from '../features/tags/tags.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const inLanguages = { en: { type: 'string' }, ja: { type: 'string' } } as const;

export const tagVerbs: Record<string, Verb> = {
  'tag list': {
    usage: 'tag list [SITE]',
    help: 'What stories of a site are about: address, how many stories have it, its names.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ db, network }) => {
        for (const site of key === undefined ? network.sites : [siteNamed(network, key)])
          for (const { slug, name, description, stories } of await allTags(db, site.id))
            context.result(
              { site: site.key, slug, name, description, stories },
              `${site.key.padEnd(10)}  ${slug.padEnd(24)}  ${String(stories).padStart(5)}  ${Object.values(name).join(', ')}`,
            );
      }),
  },
  'tag new': {
    usage: 'tag new SITE SLUG --en NAME [--ja NAME]',
    help: 'Makes a tag, which a story’s file then names by its address or its name: "tags": ["ferries"].',
    takes: 2,
    options: inLanguages,
    run: (context, [key, slug], options) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const tag = { slug: needed(slug, 'SLUG'), name: wordsOf(options) };
        await addTag(db, site, tag, actor);
        tell(context, site, { ...tag, description: {} }, 'made');
      }),
  },
  'tag describe': {
    usage: 'tag describe SITE TAG --en TEXT [--ja TEXT]',
    help: 'Says on its page what it is about; an empty text takes that away.',
    takes: 2,
    options: inLanguages,
    run: (context, [key, named], options) =>
      change(context, key, (db, site) =>
        changeTag(db, site, needed(named, 'TAG'), { description: wordsOf(options) }, actor),
      ),
  },
  'tag rename': {
    usage: 'tag rename SITE TAG [--en NAME] [--ja NAME] [--slug SLUG]',
    help: 'Gives it another name; with --slug another address, to which the former one leads.',
    takes: 2,
    options: { ...inLanguages, slug: { type: 'string' } },
    run: (context, [key, named], { slug, ...options }) =>
      change(context, key, (db, site) => {
        const name = typeof slug === 'string' ? wordsSaid(options) : wordsOf(options);
        return changeTag(
          db,
          site,
          needed(named, 'TAG'),
          { name, ...(typeof slug === 'string' ? { slug } : {}) },
          actor,
        );
      }),
  },
  'tag merge': {
    usage: 'tag merge SITE TAG INTO',
    help: 'Makes one tag of two: the stories of the first become the second’s, its address leads there.',
    takes: 3,
    run: (context, [key, from, into]) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const { tag, stories } = await mergeTags(
          db,
          site,
          { from: needed(from, 'TAG'), into: needed(into, 'INTO') },
          actor,
        );
        tell(context, site, tag, `has ${stories} stories more`);
      }),
  },
};

async function change(
  context: CliContext,
  key: string | undefined,
  verb: (db: Parameters<typeof changeTag>[0], site: Site, network: Network) => Promise<Tag>,
): Promise<void> {
  await withDesk(context, async ({ db, network }) => {
    const site = siteNamed(network, needed(key, 'SITE'));
    tell(context, site, await verb(db, site, network), 'changed');
  });
}

function tell(context: CliContext, site: Site, { slug, name, description }: Omit<Tag, 'id'>, done: string): void {
  const address = site.host + tagPath(site, slug, site.languages[0]);
  context.result({ site: site.key, slug, name, description, address, done }, `tag ${slug} ${done}: ${address}`);
}

function wordsSaid(options: Readonly<Record<string, string | boolean | undefined>>): Words {
  const said = Object.entries(options).filter(([name, text]) => name in inLanguages && typeof text === 'string');
  return Object.fromEntries(said) as Words;
}

function wordsOf(options: Readonly<Record<string, string | boolean | undefined>>): Words {
  const said = wordsSaid(options);
  if (Object.keys(said).length === 0) throw new UsageError('--en TEXT or --ja TEXT is missing.');
  return said;
}
