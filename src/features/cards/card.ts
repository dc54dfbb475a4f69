/** What stands for a story without a picture where links to it are shown: its headline in the look of its site. */
import { createHash } from 'node:crypto';
import type { Site, Theme } from '../network/network.ts';
import { paidLabel } from '../stories/stories.ts';
import type { StoryCard } from '../stories/stories.ts';

/** px; what those who draw previews ask for. */
export const cardSize = { width: 1_200, height: 630 } as const;

/** Raised when cards are drawn in another way: their addresses are new then, and so are their files. */
const drawnAs = 1;

export interface Card {
  storyId: number;
  site: Pick<Site, 'name' | 'host' | 'theme'>;
  section: string;
  headline: string;
  /** What is said first of what somebody has paid for. */
  paidLabel: string | null;
  language: StoryCard['language'];
}

export function cardOf(
  site: Site,
  story: Pick<StoryCard, 'id' | 'kind' | 'section' | 'headline' | 'sponsor' | 'language'>,
): Card {
  const { headline, language } = story;
  return { storyId: story.id, site, section: story.section.name, headline, paidLabel: paidLabel(story), language };
}

/** Of its file and in its address: another when anything on it is another, for previews are kept by their addresses. */
export function cardName({ storyId, site, ...words }: Card): string {
  const drawn = [drawnAs, lookOf(site.theme), site.name, site.host, words.section, words.headline, words.paidLabel];
  return `${storyId}-${hashOf(JSON.stringify([...drawn, words.language]))}.png`;
}

export function storyOfCardName(name: string): number | undefined {
  const [, id] = /^([1-9]\d{0,14})-[0-9a-f]{16}\.png$/.exec(name) ?? [];
  return id === undefined ? undefined : Number(id);
}

const looks = new WeakMap<Theme, string>();

/** A wordmark is tens of kilobytes of path; each theme is looked at once. */
function lookOf(theme: Theme): string {
  const known = looks.get(theme);
  if (known !== undefined) return known;
  const { plate, headFace, headWeight, headLeading, keyRule, seal, wordmark } = theme;
  const look = hashOf(JSON.stringify([plate, headFace, headWeight, headLeading, keyRule, seal, wordmark]));
  looks.set(theme, look);
  return look;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
