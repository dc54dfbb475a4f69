/** The form as it stands before a reader: whom it answers, what it quotes, and their words. */
import {
  commentById,
  commentQuote,
  discussionStrings,
  passageName,
  storyQuote,
  visibilityOf,
} from '../../features/discussion/discussion.ts';
import type { CommentInput } from '../../features/discussion/discussion.ts';
import type { Language } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Draft } from '../components/comment-form.tsx';

export type Typed = Pick<CommentInput, 'text' | 'parentId' | 'passage' | 'quotedComment' | 'submission'>;

/** Throws `passage-unknown` and `comment-unknown`. */
export async function draftOf(db: Db, storyId: number, typed: Typed, language: Language): Promise<Draft> {
  const { text, parentId, passage, quotedComment, submission } = typed;
  return {
    text,
    passage: passage === null ? null : await passageIn(db, storyId, passage),
    cited: quotedComment === null ? null : await citedIn(db, storyId, quotedComment),
    reply: parentId === null ? null : await replyIn(db, storyId, parentId, language),
    edit: null,
    submission,
  };
}

/** For words that come back: what cannot be found any more is left out, and they stay. */
export async function draftOfWhatIsThere(db: Db, storyId: number, typed: Typed, language: Language): Promise<Draft> {
  const { text, parentId, passage, quotedComment, submission } = typed;
  return {
    text,
    passage: passage === null ? null : await orNull(passageIn(db, storyId, passage)),
    cited: quotedComment === null ? null : await orNull(citedIn(db, storyId, quotedComment)),
    reply: parentId === null ? null : await orNull(replyIn(db, storyId, parentId, language)),
    edit: null,
    submission,
  };
}

async function passageIn(db: Db, storyId: number, name: string): Promise<Draft['passage']> {
  const quote = await storyQuote(db, storyId, name);
  return { name: passageName(quote), text: quote.text };
}

async function citedIn(db: Db, storyId: number, id: number): Promise<Draft['cited']> {
  const { text } = await commentQuote(db, storyId, id);
  return { id, text };
}

async function replyIn(db: Db, storyId: number, id: number, language: Language): Promise<Draft['reply']> {
  const comment = await commentById(db, storyId, id);
  if (!comment || visibilityOf(comment.status) !== 'visible') throw new KnownError('comment-unknown');
  return { id, name: comment.author ?? discussionStrings(language).formerMember };
}

async function orNull<Found>(sought: Promise<Found>): Promise<Found | null> {
  return sought.catch((error: unknown) => {
    if (error instanceof KnownError) return null;
    throw error;
  });
}
