/** One table of errors: code, HTTP status, the sentence that the person reads, what they can do next. */
import { filingErrors } from './filing-errors.ts';
import { keepingErrors } from './keeping-errors.ts';

export const errorTable = {
  ...keepingErrors,
  ...filingErrors,
  'not-found': {
    status: 404,
    sentence: 'There is nothing at this address.',
    next: 'Check the address, or start from the home page.',
  },
  gone: { status: 410, sentence: 'This was taken down.', next: 'Start from the home page.' },
  'unknown-host': {
    status: 421,
    sentence: 'No site of this network has this host name.',
    next: 'Check the host name, or add the site with `kawaraban init`.',
  },
  'method-not-allowed': { status: 405, sentence: 'This address can only be read.', next: 'Use GET.' },
  'too-long': { status: 414, sentence: 'The address is longer than any of ours.', next: 'Check the address.' },
  'bad-request': {
    status: 400,
    sentence: 'The request could not be read.',
    next: 'Check the address, or start from the home page.',
  },
  unavailable: { status: 503, sentence: 'This page cannot be made just now.', next: 'Try again in a few seconds.' },
  internal: {
    status: 500,
    sentence: 'Something went wrong on our side.',
    next: 'Try again; the failure has been recorded.',
  },
  'wrong-login': {
    status: 403,
    sentence: 'The address or the password is wrong.',
    next: 'Try again, or ask for a new password.',
  },
  'wrong-password': {
    status: 403,
    sentence: 'The password is wrong.',
    next: 'Type the one that you chose.',
  },
  'link-ended': {
    status: 410,
    sentence: 'This link has done its work or its time is over.',
    next: 'Ask for a new mail.',
  },
  'login-ended': {
    status: 403,
    sentence: 'This log-in was begun elsewhere, or too long ago.',
    next: 'Press “Log in” once more.',
  },
  'login-stale': {
    status: 403,
    sentence: 'You logged in a while ago.',
    next: 'Log out, log in again, and do it within a quarter of an hour.',
  },
  'provider-denied': { status: 403, sentence: 'The provider has told us nothing.', next: 'Use another way to log in.' },
  'provider-failed': {
    status: 502,
    sentence: 'The log-in with the provider went wrong, and nothing has changed.',
    next: 'Try again, or use another way to log in.',
  },
  'name-taken': { status: 409, sentence: 'The name is taken.', next: 'Choose another one.' },
  'login-needed': {
    status: 401,
    sentence: 'This is for members who have logged in.',
    next: 'Log in, or register.',
  },
  'address-unproven': {
    status: 403,
    sentence: 'Your address is not confirmed yet.',
    next: 'Follow the link in the mail that we sent you, or ask for another.',
  },
  forbidden: { status: 403, sentence: 'This is not yours to do.', next: 'Log in as somebody who may.' },
  'foreign-form': {
    status: 403,
    sentence: 'The form came from another site and was not taken.',
    next: 'Open the page here and send it again.',
  },
  'too-many-tries': {
    status: 429,
    sentence: 'That was tried very often just now.',
    next: 'Wait a moment and try again.',
  },
  'too-much': {
    status: 413,
    sentence: 'That is more than fits here.',
    next: 'Shorten it and send it again.',
  },
  busy: { status: 503, sentence: 'We have more to do than we can just now.', next: 'Try again in a few seconds.' },
  banned: {
    status: 403,
    sentence: 'You cannot take part here at present.',
    next: 'The mail about it says until when.',
  },
  'comment-unknown': { status: 404, sentence: 'There is no such comment.', next: 'Look at the discussion again.' },
  'comment-changed': {
    status: 409,
    sentence: 'The text was changed since you saw it.',
    next: 'Read it again and decide about what stands there now.',
  },
  'comment-empty': { status: 422, sentence: 'There is nothing in it yet.', next: 'Write something and post it.' },
  'comment-too-long': { status: 422, sentence: 'The comment is too long.', next: 'Shorten it to 5,000 characters.' },
  'comment-word': {
    status: 422,
    sentence: 'A word in it is not for here.',
    next: 'Say it with another, and post it again.',
  },
  'comment-too-little': { status: 422, sentence: 'A vote says that better.', next: 'Say why, or vote.' },
  'poll-unknown': { status: 404, sentence: 'There is no such poll here.', next: 'Look at the story again.' },
  'poll-answer': { status: 422, sentence: 'No answer was chosen.', next: 'Choose one and vote.' },
  'poll-closed': { status: 403, sentence: 'The poll is closed.', next: 'Its results stand in the story.' },
  'own-comment': { status: 403, sentence: 'This comment is your own.', next: 'Let others judge it.' },
  'thread-closed': { status: 403, sentence: 'The discussion is closed.', next: 'What was said stays.' },
  'too-fast': { status: 429, sentence: 'That was quick.', next: 'Wait three seconds between two comments.' },
  'said-already': { status: 409, sentence: 'You have said the same here already.', next: 'Add something new.' },
  'edit-over': { status: 403, sentence: 'The five minutes are over.', next: 'Write another comment.' },
  'passage-unknown': {
    status: 422,
    sentence: 'The passage that was quoted cannot be found.',
    next: 'Choose it again in the story.',
  },
  'member-unknown': { status: 404, sentence: 'There is no such member.', next: 'Give a number, a slug or an address.' },
  'member-unclear': { status: 409, sentence: 'More than one member goes by this.', next: 'Say member:NUMBER.' },
  'owner-there': {
    status: 409,
    sentence: 'The network has an owner, or a member with this address.',
    next: 'Use `kawaraban member grant MEMBER owner`.',
  },
  'rule-unknown': { status: 422, sentence: 'There is no such rule.', next: 'Use one of the rules named.' },
  'input-invalid': {
    status: 400,
    sentence: 'Some of what was sent cannot be used.',
    next: 'Mend what is named and send it again.',
  },
  'story-unknown': { status: 404, sentence: 'There is no such story.', next: 'Give its address or its number.' },
  'appearance-site': {
    status: 422,
    sentence: 'The story cannot stand there.',
    next: 'See where it stands: `kawaraban story show`.',
  },
  'appearance-headline': { status: 422, sentence: 'A headline has 1 to 300 characters.', next: 'Shorten it.' },
  'story-state': {
    status: 409,
    sentence: 'The story is in a state that does not allow this.',
    next: 'Look at its state first: `kawaraban story show`.',
  },
  'story-incomplete': {
    status: 422,
    sentence: 'The story lacks something that it must have to be published.',
    next: 'Add what is named and publish again.',
  },
  'site-unknown': { status: 404, sentence: 'The network has no such site.', next: 'Use one of the sites named.' },
  'correction-note': {
    status: 422,
    sentence: 'A correction says in 1 to 500 characters what was wrong.',
    next: 'Give it with --note TEXT.',
  },
  'banner-words': {
    status: 422,
    sentence: 'A banner has 1 to 90 characters in each language.',
    next: 'Say it shorter; the story says the rest.',
  },
  'banner-hours': {
    status: 422,
    sentence: 'A banner stands for three days at the most, and ends after now.',
    next: 'Give another --until.',
  },
  'banner-unknown': { status: 404, sentence: 'No such banner stands.', next: 'See `banner list`.' },
  'page-address': {
    status: 422,
    sentence: 'No page may have this address.',
    next: 'Use a to z, 0 to 9 and single hyphens, at most 60, and none that has a page already.',
  },
  'page-too-many': {
    status: 422,
    sentence: 'The house has as many pages as its foot can name.',
    next: 'Take one away first: `page list`, `page remove`.',
  },
  'page-unknown': { status: 404, sentence: 'The house has no such page.', next: 'See `page list`.' },
  'promo-label': {
    status: 422,
    sentence: 'The label does not say who pays.',
    next: 'Use ad, pr or sponsored for what is paid for, house for what is not.',
  },
  'promo-dates': {
    status: 422,
    sentence: 'A flight ends after it begins and after now, and is 400 days long at the most.',
    next: 'Give other dates.',
  },
  'order-unknown': { status: 404, sentence: 'There is no such order.', next: 'See `promo list --json`.' },
  'flight-unknown': { status: 404, sentence: 'No such flight stands.', next: 'See `promo list`.' },
  'house-share': {
    status: 422,
    sentence: 'The house’s share is a whole number of percent from 0 to 100.',
    next: 'Give another one.',
  },
  'word-unfit': {
    status: 422,
    sentence: 'A listed word has 2 to 58 letters or digits.',
    next: 'Leave out signs, and split what is longer.',
  },
  'word-unlisted': { status: 404, sentence: 'The word is not on that list.', next: 'See `word list`.' },
  'letter-unknown': {
    status: 404,
    sentence: 'The site has no such letter with issues.',
    next: 'Use one of the letters named.',
  },
  'edition-unknown': {
    status: 404,
    sentence: 'There is no such issue, and too little is new to make one.',
    next: 'Look at what there is: `kawaraban letter status`.',
  },
  'source-unknown': {
    status: 404,
    sentence: 'The network knows no such agency.',
    next: 'Use one of the sources named.',
  },
  'picture-refused': {
    status: 422,
    sentence: 'The picture cannot be used.',
    next: 'Use a JPEG, PNG, WebP, GIF or AVIF of at most 20 MB and 50 megapixels.',
  },
  'wire-unreadable': {
    status: 422,
    sentence: 'The wire file cannot be read.',
    next: 'Mend it and drop it again, or ask the agency for it anew.',
  },
  'wire-unsigned': {
    status: 401,
    sentence: 'The signature does not fit.',
    next: 'Sign `id.timestamp.body` with the secret that `kawaraban wire push` prints, within five minutes.',
  },
  'websub-request': {
    status: 422,
    sentence: 'The subscription cannot be taken.',
    next: 'Send hub.mode, hub.topic and hub.callback as a form (https://www.w3.org/TR/websub/).',
  },
  'websub-topic': { status: 404, sentence: 'No feed of ours has this address.', next: 'Take the feed’s `self` link.' },
  'crawler-name': {
    status: 422,
    sentence: 'The crawler cannot be named.',
    next: 'Use its name alone, such as GPTBot.',
  },
  'wire-cut-off': {
    status: 422,
    sentence: 'The wire file ends in the middle.',
    next: 'Drop it again, whole, or ask the agency for it anew.',
  },
  'provider-unknown': {
    status: 404,
    sentence: 'The network knows no such wire provider.',
    next: 'Use one of the providers named.',
  },
  'task-unknown': {
    status: 404,
    sentence: 'There is no such task among those that were given up.',
    next: 'See `kawaraban task list`.',
  },
  'wire-item-unknown': { status: 404, sentence: 'There is no such wire item.', next: 'See `wire status`.' },
  'wire-conflict-unknown': { status: 404, sentence: 'No such conflict waits.', next: 'See `wire conflicts`.' },
  'wire-no-revival': {
    status: 409,
    sentence: 'The item cannot be revived.',
    next: 'A canceled item needs a newer version that its agency calls usable.',
  },
} as const satisfies Record<string, { status: number; sentence: string; next: string }>;

/** When what is unavailable is worth another try. */
const soonSeconds = 5;

export type ErrorCode = keyof typeof errorTable;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

/** An error that a person may read. `detail` says what exactly; it never holds a query, a stack or an address of someone. */
export class KnownError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly next: string;
  readonly detail: string | undefined;
  /** For `Retry-After` (RFC 9110, 10.2.3). */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail?: string, retryAfterSeconds?: number) {
    super(detail === undefined ? errorTable[code].sentence : `${errorTable[code].sentence} ${detail}`);
    this.name = 'KnownError';
    this.code = code;
    this.status = errorTable[code].status;
    this.next = errorTable[code].next;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds ?? (this.status === 503 ? soonSeconds : undefined);
  }
}
