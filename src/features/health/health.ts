/** The front door of `health`: how the network's machinery is, for those who run it. */
export { examine } from './examine.ts';
export { spanInWords } from './finding.ts';
export type { Finding } from './finding.ts';
