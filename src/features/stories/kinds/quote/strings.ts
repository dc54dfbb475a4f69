import type { Language } from '../../../network/network.ts';

interface QuoteStrings {
  original: string;
  source: string;
}

const catalogue: Record<Language, QuoteStrings> = {
  en: { original: 'As it was said', source: 'Where it was said' },
  ja: { original: '原文', source: '出典' },
};

export function quoteStrings(language: Language): QuoteStrings {
  return catalogue[language];
}
