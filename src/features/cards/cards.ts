/** The front door of `cards`: what stands for stories without a picture where links to them are shown. */
export { cardName, cardOf, cardSize, storyOfCardName } from './card.ts';
export { openCards } from './card-store.ts';
export type { CardStore } from './card-store.ts';
