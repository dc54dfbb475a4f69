/** Rows of the table of errors: what stories are filed under. */
export const filingErrors = {
  'section-unknown': {
    status: 404,
    sentence: 'This site has no such section.',
    next: 'Use one of the sections named.',
  },
  'tag-unknown': {
    status: 404,
    sentence: 'This site has no such tag.',
    next: 'Use one of those named, or make it: `kawaraban tag new`.',
  },
  'author-unknown': {
    status: 404,
    sentence: 'Nobody of this address writes here.',
    next: 'Use one of those named, or make it: `kawaraban author new`.',
  },
  'author-input': {
    status: 422,
    sentence: 'An author cannot be like this.',
    next: 'Mend what is named and try again.',
  },
  'series-unknown': {
    status: 404,
    sentence: 'This site has no such series.',
    next: 'Use one of those named, or make it: `kawaraban series new`.',
  },
  'series-part': {
    status: 409,
    sentence: 'The story cannot be this part.',
    next: 'Give another number, or look at the series first: `kawaraban series list`.',
  },
  'series-input': { status: 422, sentence: 'A series cannot be like this.', next: 'Mend what is named and try again.' },
  'tag-input': { status: 422, sentence: 'A tag cannot be like this.', next: 'Mend what is named and try again.' },
} as const;
