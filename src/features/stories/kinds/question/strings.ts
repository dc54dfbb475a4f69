import type { Language } from '../../../network/network.ts';

type QuestionStrings = Record<'answer' | 'until', string>;

const catalogue: Record<Language, QuestionStrings> = {
  en: { answer: 'Say what you think', until: 'Answers count until' },
  ja: { answer: 'あなたの考えを書く', until: '回答の締め切り' },
};

export function questionStrings(language: Language): QuestionStrings {
  return catalogue[language];
}
