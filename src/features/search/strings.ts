/** The words of the search. */
import type { Language } from '../network/network.ts';
import type { SpanBack } from './search-stories.ts';

interface SearchStrings {
  title: string;
  /** With what was asked. */
  titleOf: (asked: string) => string;
  label: string;
  button: string;
  section: string;
  allSections: string;
  when: string;
  anyTime: string;
  spans: Record<SpanBack, string>;
  order: string;
  orders: Record<'best' | 'newest', string>;
  hint: string;
  found: (count: number) => string;
  /** At the most that is looked at. */
  many: (count: number) => string;
  nothing: (asked: string) => string;
  nothingHint: string;
  tooMany: (seconds: number) => string;
}

const catalogue: Record<Language, SearchStrings> = {
  en: {
    title: 'Search',
    titleOf: (asked) => `“${asked}”`,
    label: 'Words to look for',
    button: 'Search',
    section: 'Section',
    allSections: 'All sections',
    when: 'Published',
    anyTime: 'At any time',
    spans: { week: 'In the last week', month: 'In the last month', year: 'In the last year' },
    order: 'Order',
    orders: { best: 'Best first', newest: 'Newest first' },
    hint: 'Stories that have all words are found; words in quotation marks stand together.',
    found: (count) => (count === 1 ? 'One story' : `${count} stories`),
    many: (count) => `The newest ${count.toLocaleString('en')} stories; more words find fewer`,
    nothing: (asked) => `Nothing here has “${asked}” in it`,
    nothingHint: 'Look for fewer words, or for others; in all sections, and at any time.',
    tooMany: (seconds) =>
      `That was a lot at once. In ${seconds} seconds it can be tried again; what you typed is still here.`,
  },
  ja: {
    title: '検索',
    titleOf: (asked) => `「${asked}」`,
    label: '探す言葉',
    button: '検索',
    section: '分野',
    allSections: 'すべての分野',
    when: '公開日',
    anyTime: '指定なし',
    spans: { week: '1週間以内', month: '1か月以内', year: '1年以内' },
    order: '並び順',
    orders: { best: '関連度順', newest: '新しい順' },
    hint: 'すべての言葉を含む記事を探します。「」で囲むと、その語順のとおりに探します。',
    found: (count) => `${count}件`,
    many: (count) => `新しい順に${count.toLocaleString('ja')}件。言葉を足すと絞り込めます`,
    nothing: (asked) => `「${asked}」を含む記事は見つかりませんでした`,
    nothingHint: '言葉を減らすか、別の言葉でお試しください。分野と公開日の指定を外すこともできます。',
    tooMany: (seconds) =>
      `短い時間に続けて検索されました。${seconds}秒ほどおいて、もう一度お試しください。入力した言葉は残っています。`,
  },
};

export function searchStrings(language: Language): SearchStrings {
  return catalogue[language];
}
