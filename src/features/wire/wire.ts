/** The front door of `wire`: what agencies send, read, chained and made into stories. */
export { addProviders } from './add-providers.ts';
export { ingestItem } from './ingest-item.ts';
export type { WireDeps } from './wire-deps.ts';
export { profileOf } from './profile-queries.ts';
export { setProfile } from './set-profile.ts';
export { maxWireBytes, readWireFile } from './read-wire-file.ts';
export { toWireLine, wireLine } from './wire-line.ts';
export { noProfile, wireProfile } from './wire-profile.ts';
export type { WireProfile } from './wire-profile.ts';
export { takeLatePicture } from './wire-picture.ts';
export { takeWireFile } from './take-wire-file.ts';
export type { TakenFile } from './take-wire-file.ts';
export { watchWireFolders } from './watch-wire-folders.ts';
export type { WireWatch } from './watch-wire-folders.ts';
export { allProviders, newestChains } from './wire-queries.ts';
export type { Provider } from './wire-queries.ts';
