/** The front door of `wire`: what agencies send, read, chained and made into stories. */
export { addProviders } from './add-providers.ts';
export { ingestItem } from './ingest-item.ts';
export { partInWords } from './copy-parts.ts';
export { conflictsWaiting } from './conflicts-waiting.ts';
export type { ConflictShown } from './conflicts-waiting.ts';
export { resolveConflict } from './resolve-conflict.ts';
export { providerNamed } from './provider-named.ts';
export { reviveItem } from './revive-item.ts';
export type { WireDeps } from './wire-deps.ts';
export { readWireFile } from './read-wire-file.ts';
export { takeLatePicture } from './wire-picture.ts';
export { takeWireFile } from './take-wire-file.ts';
export type { TakenFile } from './take-wire-file.ts';
export { watchWireFolders } from './watch-wire-folders.ts';
export type { WireWatch } from './watch-wire-folders.ts';
export { allProviders, newestChains } from './wire-queries.ts';
export type { Provider } from './wire-queries.ts';
