import type { Language } from '../../../network/network.ts';

type GuideStrings = Record<'topics' | 'documents' | 'sample' | 'checked', string>;

const catalogue: Record<Language, GuideStrings> = {
  en: { topics: 'In this guide', documents: 'Papers', sample: 'See a sample', checked: 'Checked' },
  ja: { topics: 'このガイドの内容', documents: '必要な書類', sample: '記入例を見る', checked: '確認日' },
};

export function guideStrings(language: Language): GuideStrings {
  return catalogue[language];
}
