/** The front door of `trending`: what is read on the network's other sites. */
export { chooseSlots } from './choose-slots.ts';
export type { Candidate } from './candidate.ts';
