/** Where a comment is written: the quote that it begins with, whom it answers, its words. The same form for everyone. */
import type { ComponentChildren } from 'preact';
import { discussionStrings } from '../../features/discussion/discussion.ts';
import type { Language } from '../../features/network/network.ts';
import { Hidden } from './form.tsx';

export interface Draft {
  text: string;
  /** A passage of the story, as `REVISION.BLOCK.START.END`. */
  passage: { name: string; text: string } | null;
  /** What another comment begins with. */
  cited: { id: number; text: string } | null;
  reply: { id: number; name: string } | null;
  /** A comment of one's own that is mended. */
  edit: number | null;
  /** A UUID by which a form that is sent twice is one; null where many readers get the same form, and its script adds one. */
  submission: string | null;
}

/** UTF-16 units: several times what a comment may have, so that nothing is cut before it is said. */
export const mostTyped = 20_000;

export const emptyDraft: Draft = { text: '', passage: null, cited: null, reply: null, edit: null, submission: null };

/** What changes the form and posts nothing: whatever was typed comes back with it. */
export type Redraw = 'cite' | 'drop';

function RedrawButton({ to, children }: { to: Redraw; children: ComponentChildren }) {
  return (
    <button type="submit" name="redraw" value={to} class="act">
      {children}
    </button>
  );
}

export interface CommentFormProps {
  language: Language;
  storyId: number;
  prefix: string;
  draft: Draft;
  problem: string | null;
  /** Shown to readers without a session, who do not know yet what comes. */
  note: string | null;
}

export function CommentForm({ language, storyId, prefix, draft, problem, note }: CommentFormProps) {
  const words = discussionStrings(language);
  const { text, passage, cited, reply, edit, submission } = draft;
  const quoted = passage ?? cited;
  const title = edit !== null ? words.editTitle : reply ? words.writeReply(reply.name) : words.write;
  return (
    <form
      method="post"
      // What answers it stands before the reader where they wrote.
      action={edit === null ? `${prefix}/c/new#write` : `${prefix}/c/${storyId}-${edit}/edit#write`}
      class="form write"
      id="write"
      tabindex={-1}
      data-js
      data-quote={words.quoteInComment}
      data-edit={words.edit}
    >
      <h3>{title}</h3>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <Hidden
        values={{
          story: String(storyId),
          parent: reply && String(reply.id),
          passage: passage?.name,
          cited: cited && String(cited.id),
          submission,
        }}
      />
      {quoted && (
        <blockquote class="quote">
          <p>{quoted.text}</p>
          <RedrawButton to={'drop' satisfies Redraw}>{words.dropQuote}</RedrawButton>
        </blockquote>
      )}
      <div class="field">
        <label for="text">{words.writeLabel}</label>
        <p class="hint" id="text-hint">
          {edit === null ? words.writeHint : words.editNote}
        </p>
        <textarea id="text" name="text" rows={6} maxLength={mostTyped} aria-describedby="text-hint">
          {text}
        </textarea>
      </div>
      {note && (
        <p class="hint" data-login-note>
          {note}
        </p>
      )}
      <div class="acts">
        <button type="submit" class="button main">
          {edit === null ? words.post : words.save}
        </button>
        {reply && !quoted && <RedrawButton to={'cite' satisfies Redraw}>{words.quoteThem(reply.name)}</RedrawButton>}
      </div>
    </form>
  );
}
