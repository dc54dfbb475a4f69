import type { Language } from '../../../network/network.ts';

type PictureStrings = Record<'photographer' | 'place' | 'taken' | 'licence', string>;

const catalogue: Record<Language, PictureStrings> = {
  en: { photographer: 'By', place: 'Where', taken: 'Taken', licence: 'Licence' },
  ja: { photographer: '撮影', place: '場所', taken: '撮影日', licence: '使用許諾' },
};

export function pictureStrings(language: Language): PictureStrings {
  return catalogue[language];
}
