/** How a story is filed: what it belongs to besides its section. It is the story's, not a revision's: what changes of it changes at once. */

/** By their numbers. What is left out stays as it is. */
export interface Filing {
  /** Of its home, in their order. */
  tags?: readonly number[];
  /** In the order of the byline. */
  authors?: readonly number[];
}

export const mostTags = 12;
export const mostAuthors = 8;
