import type { CheckedCopy } from '../kind.ts';
import type { PartnerFields } from './fields.ts';

export function missingForPartner({ byline }: CheckedCopy<PartnerFields>): string[] {
  return byline ? ['a byline that is the partner’s alone (leave out `byline`)'] : [];
}

export function partnerWarnings({ fields }: CheckedCopy<PartnerFields>): string[] {
  const [home, original] = [fields.partner.address, fields.original].map((address) => new URL(address).host);
  return home === original ? [] : [`the original is at ${original}, and the partner at ${home}`];
}
