import type { CheckedCopy } from '../kind.ts';
import type { FeatureFields } from './fields.ts';

export function missingForFeature({ standfirst, body, fields }: CheckedCopy<FeatureFields>): string[] {
  return [
    ...(standfirst ? [] : ['a standfirst']),
    ...(fields.interview && !body.content.some(({ type }) => type === 'question' || type === 'heading')
      ? ['questions: `question` blocks, or the headings of an interview’s body']
      : []),
  ];
}

export function featureWarnings({ body, pictureId }: CheckedCopy<FeatureFields>): string[] {
  return [
    ...(body.content.some(({ type }) => type === 'pullQuote') ? [] : ['a feature without a pull quote']),
    ...(pictureId === null ? ['a feature without a picture'] : []),
  ];
}
