import type { Language } from '../../../network/network.ts';

/** `¥1,500` · `1,500円` */
export function inYen(amount: number, language: Language): string {
  const figure = amount.toLocaleString('en-US');
  return language === 'ja' ? `${figure}円` : `¥${figure}`;
}
