/** `/card/{story}-{hash}.png`: a story's card, as long as the story may leave, at the address that says what stands on it. */
import { cardName, cardOf, storyOfCardName } from '../../features/cards/cards.ts';
import type { CardStore } from '../../features/cards/cards.ts';
import { cardPath, networkTag, nothingHere } from '../../features/network/network.ts';
import type { PublicPage } from '../../features/network/network.ts';
import { storiesByIds } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';

/** As a picture's. */
const cacheControl = 'public, max-age=3600, s-maxage=5';

export function cardFile(db: Db, cards: CardStore): PublicPage {
  return {
    urls: ['/card/:name'],
    carries: 'stories',
    file: 'src/site/pages/card-file.ts',
    async render(request, reading) {
      const { name = '' } = request.params;
      const storyId = storyOfCardName(name);
      if (storyId === undefined) return nothingHere;
      reading.take({ value: null, tags: [networkTag] });
      const [story] = reading.take(await storiesByIds(db, request, [storyId]));
      if (!story) return nothingHere;
      const card = cardOf(request.site, story);
      const now = cardName(card);
      // Whoever has read the page before its headline was changed.
      if (now !== name) {
        const location = cardPath(request.site, request.language, now);
        return { status: 302, contentType: 'text/plain; charset=utf-8', body: location, headers: { location } };
      }
      const body = await cards.get(card);
      if (body === null)
        return { status: 503, contentType: 'text/plain; charset=utf-8', body: 'busy', headers: { 'retry-after': '2' } };
      return { status: 200, contentType: 'image/png', body, headers: { 'cache-control': cacheControl } };
    },
  };
}
