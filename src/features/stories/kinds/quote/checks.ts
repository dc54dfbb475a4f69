import type { CheckedCopy } from '../kind.ts';
import type { QuoteFields } from './fields.ts';

const longest = 160;

export function quoteWarnings({ headline, fields }: CheckedCopy<QuoteFields>): string[] {
  return [
    ...(headline.length > longest ? [`a quotation of more than ${longest} characters is read by few`] : []),
    ...(fields.source === undefined ? ['nothing says where it can be heard or read'] : []),
  ];
}
