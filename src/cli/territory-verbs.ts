/** Where stories may be shown, and for whose readers a site is. */
import { findStory, boundStory, mayEnter, settleSite } from '../features/stories/stories.ts';
import { countryProblem, siteNamed } from '../features/network/network.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const territoryVerbs: Record<string, Verb> = {
  'story bound': {
    usage: 'story bound STORY --only JP,KR | --not US | --everywhere',
    help: 'Where rights allow it to be shown, by countries: sites for other readers show nothing of it.',
    takes: 1,
    options: { only: { type: 'string' }, not: { type: 'string' }, everywhere: { type: 'boolean' } },
    run: (context, [named], { only, not, everywhere }) => {
      const bounds = { onlyIn: territories('--only', only), notIn: territories('--not', not) };
      if ((everywhere === true) === (bounds.onlyIn !== null || bounds.notIn !== null))
        throw new UsageError('Say --only or --not with countries such as JP,KR, or --everywhere.');
      return withDesk(context, async ({ db, network }) => {
        const storyId = await findStory(db, network, needed(named, 'STORY (its number or address)'));
        await boundStory(db, storyId, bounds, actor);
        const barred = network.sites.filter((site) => !mayEnter(bounds, site.territory)).map(({ key }) => key);
        context.result(
          { storyId, ...bounds, barred },
          barred.length === 0 ? 'No site is barred from it.' : `Not shown on ${barred.join(', ')}.`,
        );
      });
    },
  },
  'site territory': {
    usage: 'site territory SITE [COUNTRY|everyone]',
    help: 'For whose readers a site is, as the rights to stories see it; a site for everyone shows nothing that is barred anywhere. Alone it shows it.',
    takes: 2,
    run: (context, [key, named]) => {
      const said = named === 'everyone' ? null : (territories('COUNTRY', named)?.[0] ?? null);
      return withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const territory = named === undefined ? site.territory : said;
        if (named !== undefined) await settleSite(db, site, territory, actor);
        context.result(
          { site: site.key, territory },
          `${site.name} is for readers ${territory === null ? 'everywhere' : `in ${territory}`}.`,
        );
      });
    },
  },
};

function territories(name: string, value: string | boolean | undefined): string[] | null {
  if (typeof value !== 'string') return null;
  if (!/^[A-Z]{2}(,[A-Z]{2}){0,249}$/.test(value))
    throw new UsageError(`${name} takes countries by their two capitals, such as JP or JP,KR; not “${value}”.`);
  const countries = value.split(',');
  for (const country of countries) {
    const problem = countryProblem(country);
    if (problem !== null) throw new UsageError(`${name}: ${problem}.`);
  }
  return countries;
}
