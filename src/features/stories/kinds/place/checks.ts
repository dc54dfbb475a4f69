import type { CheckedCopy } from '../kind.ts';
import type { PlaceFields } from './fields.ts';

export function missingForPlace({ standfirst, pictureId }: CheckedCopy<PlaceFields>): string[] {
  return [
    ...(standfirst ? [] : ['a standfirst: the one line that says why to go']),
    ...(pictureId === null ? ['a picture of the place'] : []),
  ];
}

export function placeWarnings({ fields }: CheckedCopy<PlaceFields>): string[] {
  const { hours, admission, at } = fields;
  return [
    ...(hours.length === 0 ? ['nothing says when it is open'] : []),
    ...(admission.length === 0 ? ['nothing says what it costs, not even that it is free'] : []),
    ...(at ? [] : ['nothing says where it is on a map']),
    ...hours
      .filter(({ opens, closes }) => closes <= opens)
      .map(({ opens, closes }) => `it closes at ${closes}, before it opens at ${opens}`),
  ];
}
