/** The front door of `letters`: what is sent by mail to who has asked for it. */
export { buildDueEditions } from './build-edition.ts';
export type { Issue } from './build-edition.ts';
export { orderedStories } from './edition-order.ts';
export { confirmLetters, findPendingLetters, subscribeProven } from './confirm-letters.ts';
export { deliveryCounts, editionOf, editionsBefore, latestEditions, lettersNaming } from './edition-queries.ts';
export { formTime } from './form-time.ts';
export { findLeaving, leaveFromAccount, leaveLetter } from './leave-letter.ts';
export { mailSecretKey } from './leave-secret.ts';
export { addLetters } from './add-letters.ts';
export {
  consentExport,
  deliveryExport,
  eraseSubscriber,
  forgetUnanswered,
  lettersOfSite,
  subscriptionsOf,
} from './letter-queries.ts';
export { editionDay, isDay, isOffered } from './letter.ts';
export type { Letter } from './letter.ts';
export { moveSubscriber } from './move-subscriber.ts';
export { sendDeliveries } from './send-deliveries.ts';
export { previewEdition, sendEdition } from './send-edition.ts';
export { signUp } from './sign-up.ts';
export { letterStrings } from './strings/catalogue.ts';
export { correctionsOfEdition } from './edition-corrections.ts';
