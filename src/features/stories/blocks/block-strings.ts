/** The words of blocks that are not their authors'. */
import type { Language } from '../../network/network.ts';

type OfKind = Record<'video' | 'post', (provider: string) => string>;

interface BlockStrings {
  keyPoints: string;
  words: string;
  /** A table without a caption. */
  table: string;
  timeline: string;
  largePicture: (what: string) => string;
  keyEvents: string;
  updated: (time: string) => string;
  topics: string;
  /** What happens when one presses. */
  embedNote: OfKind;
  showEmbed: Record<'video' | 'post', string>;
  openEmbed: OfKind;
  embedKind: OfKind;
  alwaysShow: (provider: string) => string;
  voteOnPage: string;
  storyCard: string;
  access: string;
  hours: string;
  admission: string;
  season: string;
  map: string;
  showOnMap: string;
  when: string;
  where: string;
  fee: string;
  over: string;
  soldOut: string;
  jobClosed: string;
  pay: string;
  until: string;
  sponsored: string;
  by: (seller: string) => string;
}

const catalogue: Record<Language, BlockStrings> = {
  en: {
    keyPoints: 'In short',
    words: 'Words in this story',
    table: 'Table',
    timeline: 'What happened when',
    largePicture: (what) => `${what}: the whole picture`,
    keyEvents: 'What happened last',
    updated: (time) => `Updated ${time}`,
    topics: 'In this guide',
    embedNote: {
      video: (provider) => `A video on ${provider}. Nothing is loaded from there until you press.`,
      post: (provider) => `A post on ${provider}. Nothing is loaded from there until you press.`,
    },
    showEmbed: { video: 'Show the video here', post: 'Show the post here' },
    openEmbed: { video: (provider) => `Watch on ${provider}`, post: (provider) => `Read on ${provider}` },
    embedKind: { video: (provider) => `video on ${provider}`, post: (provider) => `post on ${provider}` },
    alwaysShow: (provider) => `Always show what is on ${provider}, in this browser`,
    voteOnPage: 'Vote on the story’s page',
    storyCard: 'Also on this site',
    access: 'Access',
    hours: 'Hours',
    admission: 'Admission',
    season: 'Season',
    map: 'Map',
    showOnMap: 'Show on a map',
    when: 'When',
    where: 'Where',
    fee: 'Fee',
    over: 'It is over',
    soldOut: 'Sold out',
    jobClosed: 'This post has closed',
    pay: 'Pay',
    until: 'Apply until',
    sponsored: 'Sponsored',
    by: (seller) => `by ${seller}`,
  },
  ja: {
    keyPoints: '要点',
    words: 'この記事のことば',
    table: '表',
    timeline: 'これまでの経過',
    largePicture: (what) => `${what}（全体を表示）`,
    keyEvents: '最新の動き',
    updated: (time) => `${time} 更新`,
    topics: 'このガイドの項目',
    embedNote: {
      video: (provider) => `${provider}の動画です。ボタンを押すまで、${provider}からは何も読み込みません。`,
      post: (provider) => `${provider}の投稿です。ボタンを押すまで、${provider}からは何も読み込みません。`,
    },
    showEmbed: { video: 'ここで動画を表示', post: 'ここで投稿を表示' },
    openEmbed: { video: (provider) => `${provider}で見る`, post: (provider) => `${provider}で読む` },
    embedKind: { video: (provider) => `${provider}の動画`, post: (provider) => `${provider}の投稿` },
    alwaysShow: (provider) => `このブラウザーでは${provider}をいつも表示する`,
    voteOnPage: '記事のページで投票する',
    storyCard: 'あわせて読む',
    access: '行き方',
    hours: '時間',
    admission: '料金',
    season: '見ごろ',
    map: '地図',
    showOnMap: '地図で見る',
    when: '日時',
    where: '会場',
    fee: '料金',
    over: '終了しました',
    soldOut: '満席です',
    jobClosed: '募集は終わりました',
    pay: '給与',
    until: '締め切り',
    sponsored: '広告',
    by: (seller) => seller,
  },
};

export function blockStrings(language: Language): BlockStrings {
  return catalogue[language];
}
