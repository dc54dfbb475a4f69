import type { CheckedCopy } from '../kind.ts';
import type { DigestFields } from './fields.ts';

export function missingForDigest({ fields: { stories } }: CheckedCopy<DigestFields>): string[] {
  const ids = stories.map(({ story }) => story);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  return twice === undefined ? [] : [`other stories than ${twice}, which is there twice`];
}

export function digestWarnings({ fields: { stories } }: CheckedCopy<DigestFields>): string[] {
  return stories.length < 3 ? ['a digest of fewer than three stories'] : [];
}
