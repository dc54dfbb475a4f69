/** The words of stories that are not their authors'. */
import type { Language } from '../network/network.ts';

interface StoryStrings {
  sponsored: string;
  /** Above the headline of what is paid for. */
  sponsoredBy: (sponsor: string) => string;
}

const catalogue: Record<Language, StoryStrings> = {
  en: { sponsored: 'Sponsored', sponsoredBy: (sponsor) => `Sponsored by ${sponsor}` },
  ja: { sponsored: '広告', sponsoredBy: (sponsor) => `広告：${sponsor}` },
};

export function storyStrings(language: Language): StoryStrings {
  return catalogue[language];
}
