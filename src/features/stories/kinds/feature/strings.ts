import type { Language } from '../../../network/network.ts';

interface FeatureStrings {
  asks: (by: string | undefined, answers: string, role: string | undefined) => string;
  founded: string;
  people: string;
  place: string;
  address: string;
}

const catalogue: Record<Language, FeatureStrings> = {
  en: {
    asks: (by, answers, role) =>
      `${by === undefined ? '' : `${by} asks; `}${answers}${role === undefined ? '' : `, ${role},`} answers.`,
    founded: 'Founded',
    people: 'People',
    place: 'Where',
    address: 'Web',
  },
  ja: {
    asks: (by, answers, role) =>
      `${by === undefined ? '' : `聞き手：${by}　`}話し手：${answers}${role === undefined ? '' : `（${role}）`}`,
    founded: '創業',
    people: '従業員',
    place: '所在地',
    address: 'ウェブ',
  },
};

export function featureStrings(language: Language): FeatureStrings {
  return catalogue[language];
}
