import type { Language } from '../../../network/network.ts';
import type { EntryChannel } from './fields.ts';

interface ContestStrings {
  howToEnter: string;
  theme: string;
  opens: string;
  closes: string;
  announced: string;
  channels: Record<EntryChannel, string>;
  prizes: string;
  rules: string;
  judges: string;
  winners: string;
  rank: (rank: number) => string;
  entrant: (name: string, from: string | undefined) => string;
  said: string;
  joint: string;
  standing: Record<'before' | 'open' | 'judging' | 'decided', string>;
}

const catalogue: Record<Language, ContestStrings> = {
  en: {
    howToEnter: 'How to enter',
    theme: 'Theme',
    opens: 'Opens',
    closes: 'Closes',
    announced: 'Winners named',
    channels: { instagram: 'Instagram', facebook: 'Facebook', 'e-mail': 'E-mail', post: 'By post' },
    prizes: 'Prizes',
    rules: 'Rules',
    judges: 'Judges',
    winners: 'The winners, from tenth to first',
    rank: (rank) => (rank === 1 ? '1st' : rank === 2 ? '2nd' : rank === 3 ? '3rd' : `${rank}th`),
    entrant: (name, from) => (from === undefined ? name : `${name}, ${from}`),
    said: 'The judges',
    joint: ' · ',
    standing: {
      before: 'Not open yet',
      open: 'Open for entries',
      judging: 'Closed; the judges are looking',
      decided: 'Decided',
    },
  },
  ja: {
    howToEnter: '応募方法',
    theme: 'テーマ',
    opens: '受付開始',
    closes: '締め切り',
    announced: '発表',
    channels: { instagram: 'インスタグラム', facebook: 'フェイスブック', 'e-mail': 'メール', post: '郵送' },
    prizes: '賞',
    rules: '応募規定',
    judges: '審査員',
    winners: '入賞作品（第10位から第1位まで）',
    rank: (rank) => `第${rank}位`,
    entrant: (name, from) => (from === undefined ? name : `${name}（${from}）`),
    said: '審査員より',
    joint: '・',
    standing: { before: '受付前', open: '受付中', judging: '締め切りました。審査中です', decided: '結果発表' },
  },
};

export function contestStrings(language: Language): ContestStrings {
  return catalogue[language];
}
