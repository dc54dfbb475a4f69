import type { Language } from '../../../network/network.ts';

/** Words around what stands between them. */
type Around = readonly [before: string, after: string];

interface PartnerStrings {
  /** Around the partner's name, which is a link. */
  by: (person: string | undefined) => Around;
  firstIn: Around;
  /** Around the day. */
  on: Around;
  /** Ends the sentence. */
  end: string;
  readThere: string;
}

const catalogue: Record<Language, PartnerStrings> = {
  en: {
    by: (person) => [person === undefined ? 'From ' : `By ${person}, `, ''],
    firstIn: ['This story first appeared in ', ''],
    on: [' on ', ''],
    end: '. ',
    readThere: 'Read it there',
  },
  ja: {
    by: (person) => (person === undefined ? ['提供：', ''] : [`文：${person}（`, '）']),
    firstIn: ['この記事は', 'が'],
    on: ['', 'に'],
    end: '掲載したものです。',
    readThere: '元の記事を読む',
  },
};

export function partnerStrings(language: Language): PartnerStrings {
  return catalogue[language];
}
