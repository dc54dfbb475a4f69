/** Authors by command. */
import { addAuthor, allAuthors, changeAuthor } from '../features/authors/authors.ts';
import type { AuthorWords } from '../features/authors/authors.ts';
import { addPicture } from '../features/media/media.ts';
import type { Words } from '../features/network/network.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

const actor = 'desk:cli';
const text = { type: 'string' } as const;
const said = { en: text, ja: text, role: text, 'role-ja': text, bio: text, 'bio-ja': text, picture: text };
const words = '[--role TEXT] [--role-ja TEXT] [--bio TEXT] [--bio-ja TEXT]';
type Options = Readonly<Record<string, string | boolean | undefined>>;

export const authorVerbs: Record<string, Verb> = {
  'author list': {
    usage: 'author list',
    help: 'Who writes: address, how many stories, names.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        for (const { id: _id, ...author } of await allAuthors(db))
          context.result(
            author,
            `${author.slug.padEnd(24)}  ${String(author.stories).padStart(5)}  ${Object.values(author.name).join(', ')}`,
          );
      }),
  },
  'author new': {
    usage: `author new SLUG --en NAME [--ja NAME] ${words} [--picture FILE]`,
    help: 'Makes the record of somebody who writes, on whichever site; a story’s file then names them: "authors": ["mio-aramaki"].',
    takes: 1,
    options: said,
    run: (context, [slug], options) =>
      withDesk(context, async (desk) => {
        const author = { ...(await wordsOf(desk, options)), slug: needed(slug, 'SLUG') };
        await addAuthor(desk.db, desk.network, author, actor);
        tell(context, author.slug, 'made');
      }),
  },
  'author change': {
    usage: `author change AUTHOR [--en NAME] [--ja NAME] ${words} [--picture FILE|none] [--slug SLUG]`,
    help: 'Changes what is said of somebody who writes; an empty text takes it away. With --slug another address, to which the former one leads.',
    takes: 1,
    options: { ...said, slug: text },
    run: (context, [named], { slug, ...options }) =>
      withDesk(context, async (desk) => {
        const changed = { ...(await wordsOf(desk, options)), ...(typeof slug === 'string' ? { slug } : {}) };
        if (Object.keys(changed).length === 0) throw new UsageError('Nothing is said that would change.');
        const author = await changeAuthor(desk.db, desk.network, needed(named, 'AUTHOR'), changed, actor);
        tell(context, author.slug, 'changed');
      }),
  },
};

/** Only what is said. */
async function wordsOf({ media }: Desk, options: Options): Promise<AuthorWords> {
  const said = {
    name: inEach(options['en'], options['ja']),
    role: inEach(options['role'], options['role-ja']),
    bio: inEach(options['bio'], options['bio-ja']),
    pictureId: await pictureOf(media, options['picture']),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

async function pictureOf(media: Desk['media'], file: Options[string]): Promise<number | null | undefined> {
  if (typeof file !== 'string') return undefined;
  return file === 'none' ? null : (await addPicture(media, file)).pictureId;
}

function inEach(en: Options[string], ja: Options[string]): Words | undefined {
  if (typeof en !== 'string' && typeof ja !== 'string') return undefined;
  return { ...(typeof en === 'string' ? { en } : {}), ...(typeof ja === 'string' ? { ja } : {}) };
}

function tell(context: CliContext, slug: string, done: string): void {
  context.result({ slug, done }, `author ${slug} ${done}: /author/${slug}, on each site with a story of theirs`);
}
