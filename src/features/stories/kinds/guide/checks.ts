import type { CheckedCopy } from '../kind.ts';
import type { GuideFields } from './fields.ts';

export function missingForGuide({ body, fields: { topics } }: CheckedCopy<GuideFields>): string[] {
  const headings = body.content.filter(({ type }) => type === 'heading').length;
  if (topics === undefined || topics.length === headings) return [];
  return [`a topic for each of its headings (${topics.length} of ${headings})`];
}

export function guideWarnings({ body, fields: { checkedOn } }: CheckedCopy<GuideFields>): string[] {
  return [
    ...(body.content.some(({ type }) => type === 'orderedList' || type === 'table')
      ? []
      : ['a guide without steps or a table']),
    ...(checkedOn === undefined ? ['nothing says when it was last checked'] : []),
  ];
}
