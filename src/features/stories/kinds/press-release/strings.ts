import type { Language } from '../../../network/network.ts';

interface PressReleaseStrings {
  label: string;
  by: (client: string) => string;
  /** Whose words these are not. */
  notOurs: (client: string) => string;
  contact: string;
  issued: string;
  mail: string;
  phone: string;
  about: (client: string) => string;
}

const catalogue: Record<Language, PressReleaseStrings> = {
  en: {
    label: 'Press release',
    by: (client) => ` by ${client}`,
    notOurs: (client) =>
      `${client} wrote this and paid for it to stand here. Our newsroom has neither written nor checked it.`,
    contact: 'Contact',
    issued: 'Issued',
    mail: 'Mail',
    phone: 'Telephone',
    about: (client) => `About ${client}`,
  },
  ja: {
    label: 'プレスリリース',
    by: (client) => `：${client}`,
    notOurs: (client) =>
      `この文章は${client}が執筆し、掲載料を支払ったものです。当編集部による執筆・確認は行っていません。`,
    contact: '問い合わせ先',
    issued: '発表日',
    mail: 'メール',
    phone: '電話',
    about: (client) => `${client}について`,
  },
};

export function pressReleaseStrings(language: Language): PressReleaseStrings {
  return catalogue[language];
}
