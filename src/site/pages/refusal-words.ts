/** Why a comment or a vote was not taken, in words that suit the form it comes back to. */
import { discussionStrings } from '../../features/discussion/discussion.ts';
import type { Language } from '../../features/network/network.ts';
import { KnownError, isErrorCode } from '../../platform/http/errors.ts';
import type { ErrorCode } from '../../platform/http/errors.ts';
import { errorWords } from '../error-words.ts';

export function refusalWords(error: KnownError, language: Language): string {
  const { refused, unproven, banned } = discussionStrings(language);
  const words: Partial<Record<ErrorCode, string>> = {
    'comment-empty': refused.empty,
    'comment-too-long': refused['too-long'],
    'comment-too-little': refused['too-little'],
    'comment-word': refused.word,
    'too-fast': refused.fast,
    'said-already': refused.said,
    'thread-closed': refused.closed,
    'passage-unknown': refused.passage,
    'comment-unknown': refused.comment,
    'address-unproven': unproven,
    banned,
  };
  return words[error.code] ?? errorWords(error, language).sentence;
}

/** Of a code that an address carries; null for what is none. */
export function refusalNamed(code: string | null, language: Language): string | null {
  return code !== null && isErrorCode(code) ? refusalWords(new KnownError(code), language) : null;
}
