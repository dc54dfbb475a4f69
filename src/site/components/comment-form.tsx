/** Where a comment is written: the quote that it begins with, whom it answers, its words. The same form for everyone. */
import { discussionStrings } from '../../features/discussion/discussion.ts';
import type { Language } from '../../features/network/network.ts';
import { Hidden } from './form.tsx';

export interface Draft {
  text: string;
  /** A passage of the story, as `REVISION.BLOCK.START.END`. */
  passage: { name: string; text: string } | null;
  reply: { id: number; name: string } | null;
  /** A comment of one's own that is mended. */
  edit: number | null;
}

export const emptyDraft: Draft = { text: '', passage: null, reply: null, edit: null };

export interface CommentFormProps {
  language: Language;
  storyId: number;
  prefix: string;
  storyHref: string;
  draft: Draft;
  problem: string | null;
  /** Shown to readers without a session, who do not know yet what comes. */
  note: string | null;
}

export function CommentForm({ language, storyId, prefix, storyHref, draft, problem, note }: CommentFormProps) {
  const words = discussionStrings(language);
  const { text, passage, reply, edit } = draft;
  const title = edit !== null ? words.editTitle : reply ? words.writeReply(reply.name) : words.write;
  return (
    <form
      method="post"
      action={edit === null ? `${prefix}/c/new` : `${prefix}/c/${storyId}-${edit}/edit`}
      class="form write"
      id="write"
      tabindex={-1}
      data-quote={words.quoteInComment}
      data-edit={words.edit}
    >
      <h3>{title}</h3>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <Hidden values={{ story: String(storyId), parent: reply && String(reply.id), passage: passage?.name }} />
      {passage && (
        <blockquote class="quote">
          <p>{passage.text}</p>
          <a href={`${storyHref}#write`}>{words.dropQuote}</a>
        </blockquote>
      )}
      <div class="field">
        <label for="text">{words.writeLabel}</label>
        <p class="hint" id="text-hint">
          {edit === null ? words.writeHint : words.editNote}
        </p>
        <textarea id="text" name="text" rows={6} maxLength={20_000} aria-describedby="text-hint">
          {text}
        </textarea>
      </div>
      {note && (
        <p class="hint" data-login-note>
          {note}
        </p>
      )}
      <button type="submit" class="button main">
        {edit === null ? words.post : words.save}
      </button>
    </form>
  );
}
