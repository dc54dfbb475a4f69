/** How the stories of an issue stand: one first, the others by section, in the site's order. */
import { sectionName, sectionPath } from '../network/network.ts';
import type { Language, Network, Section, Site } from '../network/network.ts';
import type { StoryCard } from '../stories/stories.ts';

interface On {
  network: Network;
  site: Site;
  language: Language;
}

export interface OrderedStories {
  lead: StoryCard | undefined;
  sections: { name: string; cards: StoryCard[] }[];
}

/** For a new issue, from the newest on: the first that has a picture and a standfirst leads. */
export function chooseOrder(cards: readonly StoryCard[], on: On): StoryCard[] {
  const lead = cards.find((card) => card.picture && card.standfirst) ?? cards[0];
  if (lead === undefined) return [];
  const rest = bySection(
    cards.filter((card) => card !== lead),
    on,
  );
  return [lead, ...rest.flatMap((section) => section.cards)];
}

/** Of an issue that has been built, and of which some may be gone: whoever is first now leads. */
export function orderedStories([lead, ...rest]: readonly StoryCard[], on: On): OrderedStories {
  return { lead, sections: bySection(rest, on) };
}

/** Sub-sections stand with the one that they are part of. */
function bySection(cards: readonly StoryCard[], { network, site, language }: On): OrderedStories['sections'] {
  const sections = network.sections(site);
  const topOf = (section: Section): Section => sections.find(({ id }) => id === section.parentId) ?? section;
  const tops = new Map(sections.map((section) => [sectionPath(site, section, language), topOf(section)]));
  const grouped = Map.groupBy(cards, (card) => tops.get(card.section.href));
  return [...sections, undefined].flatMap((section) => {
    const own = grouped.get(section);
    return own ? [{ name: section ? sectionName(section, language) : site.name, cards: own }] : [];
  });
}
