import type { CheckedCopy } from '../kind.ts';
import type { JobRoundupFields } from './fields.ts';

const fewest = 5;

export function missingForJobs({ fields: { jobs } }: CheckedCopy<JobRoundupFields>): string[] {
  return [
    ...(jobs.length < fewest ? [`at least ${fewest} posts (there are ${jobs.length})`] : []),
    ...jobs.flatMap(({ title, pay: { from, to } }) =>
      to !== undefined && to < from ? [`a pay of “${title}” that ends above where it begins`] : [],
    ),
  ];
}

export function jobWarnings({ fields: { jobs } }: CheckedCopy<JobRoundupFields>): string[] {
  return [
    ...jobs.filter(({ closes }) => closes === undefined).map(({ title }) => `“${title}” has no day of closing`),
    ...jobs.filter(({ address }) => address === undefined).map(({ title }) => `“${title}” leads nowhere`),
  ];
}
