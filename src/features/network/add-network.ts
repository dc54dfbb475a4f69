/** Writes a described network into an empty database: its sites, sections and agencies. */
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { networkTag } from './directory.ts';
import type { NetworkInput } from './network-input.ts';
import { insertNetworkSettings, insertSection, insertSite, insertSource } from './network-queries.ts';
import type { Language, Theme, Words } from './site.ts';

export async function addNetwork(db: Db, network: NetworkInput, themes: ReadonlyMap<string, Theme>): Promise<void> {
  await db.transaction().execute((tx) => addNetworkWithin(tx, network, themes));
}

export async function addNetworkWithin(
  tx: Tx,
  network: NetworkInput,
  themes: ReadonlyMap<string, Theme>,
): Promise<void> {
  const [first] = network.sites;
  await insertNetworkSettings(tx, {
    name: network.name ?? network.publisher,
    hubHost: network.hub ?? `account.${first?.host}`,
    newsroomHost: network.newsroom ?? `newsroom.${first?.host}`,
  });
  for (const source of network.sources) await insertSource(tx, source);
  for (const site of network.sites) {
    const theme = themes.get(site.theme);
    if (!theme)
      throw new Error(
        `The site ${site.key} names the theme ${site.theme}, which is not among ${[...themes.keys()].join(', ')}.`,
      );
    const siteId = await insertSite(tx, {
      ...site,
      label: wordsIn(site.languages[0], site.label),
      tagline: wordsIn(site.languages[0], site.tagline),
      description: wordsIn(site.languages[0], site.description),
      publisher: network.publisher,
      theme,
    });
    await addSections(tx, { id: siteId, language: site.languages[0] }, null, site.sections);
  }
  await announce(tx, [networkTag]);
}

type SectionInput = NetworkInput['sites'][number]['sections'][number];

async function addSections(
  tx: Tx,
  site: { id: number; language: Language },
  parent: { id: number; path: string } | null,
  sections: readonly (Omit<SectionInput, 'sections'> & { sections?: SectionInput['sections'] })[],
): Promise<void> {
  for (const [position, input] of sections.entries()) {
    const { sections: below = [], ...section } = input;
    const description = wordsIn(site.language, section.description);
    const added = await insertSection(tx, { ...section, description, siteId: site.id, parent, position });
    await addSections(tx, site, added, below);
  }
}

function wordsIn(language: Language, words: string | Words): Words {
  if (typeof words !== 'string') return words;
  return words === '' ? {} : { [language]: words };
}
