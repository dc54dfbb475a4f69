/** The words of an emergency edition that are not the desk's. */
import type { Language } from '../network/network.ts';

const catalogue: Record<Language, { label: string }> = {
  en: { label: 'Emergency edition.' },
  ja: { label: '緊急版' },
};

export function emergencyStrings(language: Language): { label: string } {
  return catalogue[language];
}
