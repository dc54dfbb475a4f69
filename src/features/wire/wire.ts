/** The front door of `wire`: what agencies send, read, chained and made into stories. */
export { addProviders } from './add-providers.ts';
export { ingestItem } from './ingest-item.ts';
export type { WireDeps } from './wire-deps.ts';
export { maxWireBytes, readWireFile } from './read-wire-file.ts';
export { dropPoll, pollStatuses, renewPush, setPoll } from './delivery/delivery-queries.ts';
export { pollDueProviders } from './delivery/poll-providers.ts';
export { pushSecret, wireSecretKey } from './delivery/push-secret.ts';
export { emptyInbox, takePushed } from './delivery/take-pushed.ts';
export { takeLatePicture } from './wire-picture.ts';
export { takeWireFile } from './take-wire-file.ts';
export type { TakenFile } from './take-wire-file.ts';
export { watchWireFolders } from './watch-wire-folders.ts';
export type { WireWatch } from './watch-wire-folders.ts';
export { allProviders, newestChains } from './wire-queries.ts';
export type { Provider } from './wire-queries.ts';
export type { PollStatus } from './delivery/delivery-queries.ts';
