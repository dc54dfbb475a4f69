/** What a correction says in public: one line of plain text. */
import { KnownError } from '../../platform/http/errors.ts';

const longestNote = 500;

/** Throws `correction-note`. */
export function correctionNote(said: string): string {
  const note = said.replaceAll(/\s+/gu, ' ').trim();
  if (note === '' || note.length > longestNote) throw new KnownError('correction-note');
  return note;
}
