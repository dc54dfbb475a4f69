/** House pages by command. */
import { housePageInput, housePagesOf, removeHousePage, setHousePage } from '../features/house-pages/house-pages.ts';
import { housePath, machineTime, siteNamed } from '../features/network/network.ts';
import type { Language, Site } from '../features/network/network.ts';
import { bodyText } from '../features/stories/stories.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { readJson } from './read-json.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const pageVerbs: Record<string, Verb> = {
  'page list': {
    usage: 'page list [SITE]',
    help: 'What each house says of itself on its foot: address, language, when it was changed, title.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ db, network }) => {
        for (const site of key === undefined ? network.sites : [siteNamed(network, key)])
          for (const { slug, language, title, changedAt } of await housePagesOf(db, site.id))
            context.result(
              { site: site.key, slug, language, title, changedAt },
              `${site.key.padEnd(10)}  ${housePath(site, language, slug).padEnd(22)}  ${language}  ${machineTime(changedAt)}  ${title}`,
            );
      }),
  },
  'page show': {
    usage: 'page show SITE SLUG [--language en|ja]',
    help: 'Its text.',
    takes: 2,
    options: { language: { type: 'string' } },
    run: (context, [key, slug], { language }) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const wanted = languageNamed(site, language) ?? site.languages[0];
        const page = (await housePagesOf(db, site.id)).find((one) => one.slug === slug && one.language === wanted);
        if (!page) throw new KnownError('page-unknown', `“${needed(slug, 'SLUG')}” in ${wanted}.`);
        context.result(page, `${page.title}\n\n${bodyText(page.body)}`);
      }),
  },
  'page set': {
    usage: 'page set SITE SLUG FILE.json|-',
    help: 'Gives a house a page at /SLUG, or another text for it; the file has title, body as a story’s, and language.',
    takes: 3,
    run: (context, [key, slug, file]) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const parsed = housePageInput.safeParse(await readJson(needed(file, 'FILE.json')));
        if (!parsed.success) throw new KnownError('input-invalid', `\n${inputProblems(parsed.error)}`);
        await setHousePage(db, site, needed(slug, 'SLUG'), parsed.data, { actor, now: context.now() });
        const language = parsed.data.language ?? site.languages[0];
        const address = site.host + housePath(site, language, slug ?? '');
        context.result({ site: site.key, slug, language, address }, `${address} says it now`);
      }),
  },
  'page remove': {
    usage: 'page remove SITE SLUG [--language en|ja]',
    help: 'Takes it away, in one language or in all.',
    takes: 2,
    options: { language: { type: 'string' } },
    run: (context, [key, slug], { language }) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const named = languageNamed(site, language) ?? null;
        await removeHousePage(db, site, needed(slug, 'SLUG'), { language: named, actor });
        context.result({ site: site.key, slug, done: 'removed' }, `${site.host}/${slug} is gone`);
      }),
  },
};

function languageNamed(site: Site, text: string | boolean | undefined): Language | undefined {
  if (text === undefined) return undefined;
  const language = site.languages.find((spoken) => spoken === text);
  if (!language) throw new UsageError(`${site.name} speaks ${site.languages.join(', ')}, not “${text}”.`);
  return language;
}
