/** The words of polls. */
import type { Language } from '../network/network.ts';

interface PollStrings {
  vote: string;
  changeVote: string;
  /** “412 of 1,030, 40%” */
  share: (votes: number, total: number) => string;
  total: (votes: number) => string;
  soFar: (total: number) => string;
  yours: string;
  shownOnceVoted: string;
  closes: (time: string) => string;
  closed: (time: string) => string;
}

function number(value: number, locale: string): string {
  return value.toLocaleString(locale);
}

/** In whole percent. */
function percent(votes: number, total: number): number {
  return total === 0 ? 0 : Math.round((100 * votes) / total);
}

const catalogue: Record<Language, PollStrings> = {
  en: {
    vote: 'Vote',
    changeVote: 'Change your vote',
    share: (votes, total) => `${number(votes, 'en-US')} of ${number(total, 'en-US')}, ${percent(votes, total)}%`,
    total: (votes) => (votes === 1 ? '1 vote' : `${number(votes, 'en-US')} votes`),
    soFar: (total) => `Results so far, ${number(total, 'en-US')} ${total === 1 ? 'vote' : 'votes'}`,
    yours: 'your vote',
    shownOnceVoted: 'The results are shown to you once you have voted.',
    closes: (time) => `Closes ${time}`,
    closed: (time) => `Closed ${time}`,
  },
  ja: {
    vote: '投票する',
    changeVote: '投票を変える',
    share: (votes, total) => `${number(total, 'ja-JP')}票中${number(votes, 'ja-JP')}票、${percent(votes, total)}%`,
    total: (votes) => `${number(votes, 'ja-JP')}票`,
    soFar: (total) => `途中経過（${number(total, 'ja-JP')}票）`,
    yours: 'あなたの投票',
    shownOnceVoted: '結果は、投票するとご覧になれます。',
    closes: (time) => `${time} 締め切り`,
    closed: (time) => `${time} に締め切りました`,
  },
};

export function pollStrings(language: Language): PollStrings {
  return catalogue[language];
}
