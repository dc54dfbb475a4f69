/** Slowed down, or too much to do: the form is drawn again with what was typed, and says when to come back. */
import { memberStrings } from '../features/members/members.ts';
import type { Language } from '../features/network/network.ts';
import { KnownError } from '../platform/http/errors.ts';

export interface RefusedForNow {
  text: string;
  status: number;
  retryAfterSeconds: number | undefined;
}

/** Throws what is anything else. */
export function refusedForNow(error: unknown, language: Language): RefusedForNow {
  if (!(error instanceof KnownError)) throw error;
  const { code, status, retryAfterSeconds } = error;
  const words = memberStrings(language);
  if (code === 'too-many-tries') return { text: words.tooManyTries(retryAfterSeconds ?? 1), status, retryAfterSeconds };
  if (code === 'busy') return { text: words.busy, status, retryAfterSeconds };
  throw error;
}
