/** Who says it, on its page and on its card. */
import { mixedText } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';
import type { QuoteFields } from './fields.ts';

export function Speaker({ fields, language }: { fields: QuoteFields; language: Language }) {
  const { speaker, role } = fields;
  return (
    <span class="speaker">
      <b>{mixedText(speaker, language)}</b>
      {role !== undefined && (
        <>
          {language === 'ja' ? '、' : ', '}
          {mixedText(role, language)}
        </>
      )}
    </span>
  );
}
