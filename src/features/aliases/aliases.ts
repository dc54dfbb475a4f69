/** The front door of `aliases`: addresses of a former system, and where they lead now. */
export { importAliases } from './import-aliases.ts';
export type { AliasLine } from './import-aliases.ts';
export { leadOn } from './lead-on.ts';
export { claimPages, movePages } from './move-pages.ts';
