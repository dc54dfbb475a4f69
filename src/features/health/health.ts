/** The front door of `health`: how the network's machinery is, for those who run it. */
export { examine } from './examine.ts';
export { addHealthMetrics } from './health-metrics.ts';
export { spanInWords } from './finding.ts';
export type { Finding } from './finding.ts';
