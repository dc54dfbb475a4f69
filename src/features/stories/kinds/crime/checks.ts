import type { CheckedCopy, ThreadDefault } from '../kind.ts';
import type { CrimeFields, LegalRisk } from './fields.ts';

/** Block types by which others' words and pictures come into a page unread. */
const embeds: readonly string[] = ['embed'];

export function missingForCrime({ body, fields }: CheckedCopy<CrimeFields>): string[] {
  return [
    ...(body.content.some(({ type }) => embeds.includes(type)) ? ['a body without embeds'] : []),
    ...(fields.namesSuspects && !fields.legalRisks.includes('named-suspect')
      ? ['the legal risk “named-suspect” (`namesSuspects` says that one is named)']
      : []),
  ];
}

export function crimeWarnings({ fields: { attributions } }: CheckedCopy<CrimeFields>): string[] {
  const kinds = new Set(attributions.map(({ kind }) => kind));
  return [
    ...(kinds.size < 2 ? ['all of it is the word of one side'] : []),
    ...(attributions.some(({ kind }) => kind === 'witness' || kind === 'other')
      ? ['something is the word of somebody who is not answerable for it']
      : []),
  ];
}

export function crimeThread({ namesSuspects }: CrimeFields): ThreadDefault {
  return namesSuspects ? 'premod' : 'open';
}

export function crimeRisks({ legalRisks }: CrimeFields): readonly LegalRisk[] {
  return legalRisks;
}
