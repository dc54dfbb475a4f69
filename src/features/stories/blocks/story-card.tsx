/** Another story of the site, as it is called today; gone where that one is gone. */
import { z } from 'zod';
import { cardTime, dateStyle, machineTime, mixedText } from '../../network/network.ts';
import { blockAnchor, blockForms } from './block-forms.ts';
import { blockStrings } from './block-strings.ts';

export const storyCard = blockForms<'storyCard'>()({
  /** By its number or its address. */
  input: z.strictObject({ story: z.union([z.number().int().positive(), z.string().min(1).max(500)]) }),
  resolve: async ({ story }, look) => ({ story: typeof story === 'number' ? story : await look.findStory(story) }),
  fromInput: ({ story }, id) => ({ type: 'storyCard', attrs: { id, story: Number(story) } }),
  html: (block, as) => {
    const card = as.parts.stories.get(block.attrs.story);
    if (!card) return null;
    const { language } = as;
    return (
      <div class="card-box story-card" id={blockAnchor(block)}>
        <p class="label">{blockStrings(language).storyCard}</p>
        <h2>
          <a href={card.href}>{mixedText(card.headline, language)}</a>
        </h2>
        <p class="small">
          {mixedText(card.section.name, language)} ·{' '}
          <time datetime={machineTime(card.publishedAt)}>
            {cardTime(card.publishedAt, as.page.now, { ...dateStyle(as.page), language })}
          </time>
        </p>
      </div>
    );
  },
  feed: (block, { parts, language }) => {
    const card = parts.stories.get(block.attrs.story);
    return (
      card && (
        <p>
          {blockStrings(language).storyCard}: <a href={card.href}>{mixedText(card.headline, language)}</a>
        </p>
      )
    );
  },
  // Its words are another story's.
  text: () => '',
});
