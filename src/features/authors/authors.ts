/** The front door of `authors`: who writes, on whichever site. */
export { allAuthors } from './author-desk-queries.ts';
export { authorAt, authorsWithStories, countByAuthor, placesOfAuthor, storiesByAuthor } from './author-queries.ts';
export { nameOfAuthor } from './author.ts';
export type { AuthorView } from './author.ts';
export { addAuthor, changeAuthor } from './change-author.ts';
export type { AuthorWords } from './change-author.ts';
