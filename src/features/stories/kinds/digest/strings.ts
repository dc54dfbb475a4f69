import type { Language } from '../../../network/network.ts';

interface DigestStrings {
  issue: (name: string, number: number | undefined) => string;
}

const catalogue: Record<Language, DigestStrings> = {
  en: { issue: (name, number) => (number === undefined ? `${name}, ` : `${name}, No. ${number}, `) },
  ja: { issue: (name, number) => (number === undefined ? `${name}　` : `${name}　第${number}号　`) },
};

export function digestStrings(language: Language): DigestStrings {
  return catalogue[language];
}
