import type { CheckedCopy } from '../kind.ts';
import type { PressReleaseFields } from './fields.ts';

export function missingForPressRelease({ byline, fields: { contact } }: CheckedCopy<PressReleaseFields>): string[] {
  return [
    ...(byline ? ['the removal of its byline: nobody of the house has written it'] : []),
    ...(contact.email === undefined && contact.phone === undefined ? ['the contact’s mail address or telephone'] : []),
  ];
}
