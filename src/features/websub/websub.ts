/** The front door of `websub`: programs that ask to be told of what is new in a feed. */
export { askToSubscribe } from './ask-to-subscribe.ts';
export { deliverDue } from './deliver-due.ts';
export { distributeFeeds } from './distribute-feeds.ts';
export type { Topics } from './topic.ts';
export { verifyIntent } from './verify-intent.ts';
export { subscriptionRequest } from './websub-input.ts';
export { dropGivenUpVerifications, forgetEnded, subscriptionStatuses } from './websub-queries.ts';
