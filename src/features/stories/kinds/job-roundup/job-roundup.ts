/** Five to ten posts that are open. */
import type { Kind } from '../kind.ts';
import { jobWarnings, missingForJobs } from './checks.ts';
import { jobRoundupFields } from './fields.ts';
import type { JobRoundupFields } from './fields.ts';
import { jobRoundupMarkup } from './markup.ts';
import { jobStrings } from './strings.ts';
import { jobRoundupParts } from './template.tsx';

export const jobRoundup: Kind<JobRoundupFields> = {
  input: jobRoundupFields,
  stored: jobRoundupFields,
  lists: { river: true, trends: true, letters: true, news: false },
  words: ({ jobs }) =>
    jobs.flatMap(({ title, organisation, ward, more }) => [title, organisation, ward ?? '', ...more]),
  missing: missingForJobs,
  warnings: jobWarnings,
  parts: jobRoundupParts,
  cardLine: ({ fields: { jobs }, language }) => jobStrings(language).posts(jobs.length),
  markup: jobRoundupMarkup,
};
