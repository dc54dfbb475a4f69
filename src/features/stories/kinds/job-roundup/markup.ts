import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import { prefectureCode, prefectureName } from '../parts/prefectures.ts';
import type { JobRoundupFields, ListedJob } from './fields.ts';

export function jobRoundupMarkup(
  { fields: { jobs } }: StoryPageView & { fields: JobRoundupFields },
  { article }: MarkupContext,
): object {
  return {
    ...article,
    '@type': 'Article',
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: jobs.length,
      itemListElement: jobs.map((job, at) => ({ '@type': 'ListItem', position: at + 1, item: jobMarkup(job) })),
    },
  };
}

function jobMarkup(job: ListedJob): object {
  const { title, organisation, ward, prefecture, pay, remote, posted, closes, address } = job;
  return {
    '@type': 'JobPosting',
    title,
    hiringOrganization: { '@type': 'Organization', name: organisation },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: ward,
        addressRegion: prefectureName(prefecture, 'en'),
        // JIS X 0401, as ISO 3166-2 has it.
        identifier: prefectureCode(prefecture),
        addressCountry: 'JP',
      },
    },
    jobLocationType: remote === true ? 'TELECOMMUTE' : undefined,
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'JPY',
      value: {
        '@type': 'QuantitativeValue',
        minValue: pay.from,
        maxValue: pay.to ?? pay.from,
        unitText: pay.per.toUpperCase(),
      },
    },
    datePosted: posted,
    validThrough: closes,
    url: address,
  };
}
