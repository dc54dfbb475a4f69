/** How a story is filed: what it belongs to besides its section. It is the story's, not a revision's: what changes of it changes at once. */

/** By their numbers. What is left out stays as it is. */
export interface Filing {
  /** Of its home, in their order. */
  tags?: readonly number[];
  /** In the order of the byline. */
  authors?: readonly number[];
  /** Of its home; null: of none. */
  part?: PartOf | null;
}

/** The number is printed, and so stays when others come and go. */
export interface PartOf {
  seriesId: number;
  number: number;
}

export const mostTags = 12;
export const mostAuthors = 8;
export const mostParts = 200;
