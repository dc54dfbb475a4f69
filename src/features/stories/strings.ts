/** The words of stories that are not their authors'. */
import type { Language } from '../network/network.ts';
import type { CorrectionKind } from './story.ts';

interface StoryStrings {
  /** What stands below a story. */
  tags: string;
  /** What the page of one is. */
  tag: string;
  tagAbout: (tag: string, site: string) => string;
  series: string;
  seriesAbout: (title: string, site: string) => string;
  /** “Part 2 of 5” */
  part: (number: number, count: number) => string;
  previousPart: string;
  nextPart: string;
  author: string;
  authorAbout: (name: string, site: string) => string;
  /** Before the names of other sites on which somebody writes. */
  alsoOn: string;
  sponsored: string;
  /** Above the headline of what is paid for. */
  sponsoredBy: (sponsor: string) => string;
  /** On a card, with the time of the newest. */
  marked: Record<CorrectionKind, (time: string) => string>;
  corrections: string;
  /** What the log of them is. */
  correctionsAbout: (site: string) => string;
  correctionsFeed: (site: string) => string;
  noCorrections: { title: string; text: string };
  earlierCorrections: string;
  newestCorrections: string;
  archive: string;
  archiveAbout: (site: string) => string;
  /** A month's page, as titles name it. */
  archiveOf: (month: string) => string;
  /** As a heading over its months. */
  year: (year: string) => string;
  noArchive: { title: string; text: string };
}

const catalogue: Record<Language, StoryStrings> = {
  en: {
    tags: 'Tags',
    tag: 'Tag',
    tagAbout: (tag, site) => `Everything on ${site} about ${tag}, newest first.`,
    series: 'Series',
    seriesAbout: (title, site) => `${title}: the parts of the series on ${site}, in their order.`,
    part: (number, count) => `Part ${number} of ${count}`,
    previousPart: 'Previous part',
    nextPart: 'Next part',
    author: 'Author',
    authorAbout: (name, site) => `What ${name} has written for ${site}, newest first.`,
    alsoOn: 'Also writes for',
    sponsored: 'Sponsored',
    sponsoredBy: (sponsor) => `Sponsored by ${sponsor}`,
    marked: { correction: (time) => `Corrected ${time}`, clarification: (time) => `Clarified ${time}` },
    corrections: 'Corrections',
    correctionsAbout: (site) =>
      `What ${site} has said wrongly and says rightly now, newest first. The same words stand above each story.`,
    correctionsFeed: (site) => `${site}, corrections`,
    noCorrections: {
      title: 'Nothing has been corrected yet',
      text: 'When a story has said something wrongly, what was wrong and what is right will stand here.',
    },
    earlierCorrections: 'Earlier corrections',
    newestCorrections: 'To the newest',
    archive: 'Archive',
    archiveAbout: (site) => `Everything that ${site} has published and still shows, by month.`,
    archiveOf: (month) => `Archive, ${month}`,
    year: (year) => year,
    noArchive: { title: 'Nothing has been published yet', text: 'What is published will stand here by month.' },
  },
  ja: {
    tags: 'タグ',
    tag: 'タグ',
    tagAbout: (tag, site) => `${site}の「${tag}」に関する記事を、新しい順に並べています。`,
    series: '連載',
    seriesAbout: (title, site) => `${site}の連載「${title}」を、回の順に並べています。`,
    part: (number, count) => `第${number}回（全${count}回）`,
    previousPart: '前の回',
    nextPart: '次の回',
    author: '書き手',
    authorAbout: (name, site) => `${site}に掲載した${name}の記事を、新しい順に並べています。`,
    alsoOn: 'ほかの掲載先',
    sponsored: '広告',
    sponsoredBy: (sponsor) => `広告：${sponsor}`,
    marked: { correction: (time) => `${time} 訂正`, clarification: (time) => `${time} 補足` },
    corrections: '訂正一覧',
    correctionsAbout: (site) =>
      `${site}の記事の訂正と補足を、新しい順に並べています。同じ文を、それぞれの記事の冒頭にも掲げています。`,
    correctionsFeed: (site) => `${site}の訂正`,
    noCorrections: {
      title: '訂正はまだありません',
      text: '記事に誤りがあったときは、どこが誤りで、正しくは何かを、ここに載せます。',
    },
    earlierCorrections: 'これより前の訂正',
    newestCorrections: '最新の訂正へ',
    archive: '過去の記事',
    archiveAbout: (site) => `${site}がこれまでに掲載し、いまも公開している記事を、月ごとにまとめています。`,
    archiveOf: (month) => `過去の記事　${month}`,
    year: (year) => `${year}年`,
    noArchive: { title: '記事はまだありません', text: '掲載された記事は、月ごとにここに並びます。' },
  },
};

export function storyStrings(language: Language): StoryStrings {
  return catalogue[language];
}
