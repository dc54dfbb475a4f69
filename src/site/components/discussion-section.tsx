/** What is said of a story, below it: how much, whether it goes on, the thread, the form. */
import { cutAtWord, discussionStrings, threadHtml } from '../../features/discussion/discussion.ts';
import type { Overlay, ThreadView } from '../../features/discussion/discussion.ts';
import type { Block, StoryPageView } from '../../features/stories/stories.ts';
import { homePath } from '../../features/network/network.ts';
import type { PageContext, WayIn } from '../../features/network/network.ts';
import { raw } from '../../platform/html/raw.ts';
import { CommentForm, emptyDraft } from './comment-form.tsx';
import type { Draft } from './comment-form.tsx';
import { FrontBox } from './front-box.tsx';
import { LoginPanel } from './login-panel.tsx';
import { UnprovenPanel } from './unproven-panel.tsx';
import type { ProofNeeded } from './unproven-panel.tsx';

const mostQuoted = 3;
const passageLength = 140;
/** In one paragraph. */
const mostMarked = 8;

type Passage = ThreadView['passages'][number];

export interface DiscussionProps {
  page: PageContext;
  story: StoryPageView;
  view: ThreadView;
  /** On a page that is one reader's. */
  overlay?: Overlay;
  draft?: Draft;
  problem?: string | null;
  note?: string | null;
  /** For those who are not logged in. */
  waysIn?: readonly WayIn[] | undefined;
  /** For members who have not confirmed an address. */
  proof?: ProofNeeded | undefined;
}

export function DiscussionSection({
  page,
  story,
  view,
  overlay,
  draft = emptyDraft,
  problem = null,
  note = null,
  waysIn,
  proof,
}: DiscussionProps) {
  const { language } = page;
  const words = discussionStrings(language);
  const prefix = homePath(page.site, language).replace(/\/$/, '');
  const place = { page, storyHref: story.href, prefix, ...(overlay ? { overlay } : {}) };
  return (
    <section class="discussion" id="comments" data-story={story.id} aria-labelledby="comments-title" tabindex={-1}>
      <h2 id="comments-title">{view.visible === 0 ? words.firstComment : words.comments(view.visible)}</h2>
      {view.closed && (
        <p class="state-line">{view.closed.reason === null ? words.closed : words.closedWhy(view.closed.reason)}</p>
      )}
      {view.state === 'premod' && <p class="state-line">{words.premod}</p>}
      {view.branches.length === 0 && view.state === 'open' && <p class="hint">{words.noneYet}</p>}
      {raw(threadHtml(view, place))}
      {view.state !== 'closed' && <CommentForm {...{ language, prefix, draft, problem, note }} storyId={story.id} />}
      {view.state !== 'closed' && waysIn && <LoginPanel {...{ language, waysIn }} form="write" />}
      {view.state !== 'closed' && proof && <UnprovenPanel {...{ language, prefix }} needed={proof} />}
    </section>
  );
}

/** The way to the thread, in the dateline. */
export function TalkLink({ view, page }: { view: ThreadView; page: PageContext }) {
  const words = discussionStrings(page.language);
  if (view.visible === 0 && view.state === 'closed') return null;
  return (
    <a class="talk" href="#comments">
      {view.visible === 0 ? words.firstComment : words.comments(view.visible)}
    </a>
  );
}

/** What of the story is talked about most. */
export function QuotedPassages({ view, page }: { view: ThreadView; page: PageContext }) {
  const words = discussionStrings(page.language);
  const most = view.passages.slice(0, mostQuoted);
  if (most.length === 0) return null;
  return (
    <FrontBox title={words.quotedPassages}>
      {most.map(({ text, first, comments }) => (
        <blockquote class="quote">
          <p>{cutAtWord(text, passageLength)}</p>
          <a href={`/c/${view.storyId}-${first}`}>{words.comments(comments)}</a>
        </blockquote>
      ))}
    </FrontBox>
  );
}

/** How many quote of a paragraph, and where: the script marks the places, most of all what most share. */
function QuotedMark({
  view,
  page,
  most,
  others,
}: {
  view: ThreadView;
  page: PageContext;
  most: Passage;
  others: Passage[];
}) {
  const words = discussionStrings(page.language);
  const all = [most, ...others];
  const comments = all.reduce((sum, passage) => sum + passage.comments, 0);
  return (
    <a
      class="quoted"
      href={`/c/${view.storyId}-${most.first}`}
      aria-label={words.repliesToPassage(comments)}
      data-at={all
        .slice(0, mostMarked)
        .map(({ start, end }) => `${start}-${end}`)
        .join(',')}
    >
      <b>{comments}</b> <span>{words.repliesShort(comments)}</span>
    </a>
  );
}

/** At the end of each paragraph: how many talk about it, and the way to quote it without a script. */
export function paragraphTools(view: ThreadView, page: PageContext) {
  const words = discussionStrings(page.language);
  const byBlock = Map.groupBy(view.passages, ({ blockId }) => blockId);
  return (block: Block) => {
    const { id } = block.attrs;
    const [most, ...others] = byBlock.get(id) ?? [];
    return (
      <>
        {' '}
        {most && <QuotedMark {...{ view, page, most, others }} />}
        {view.state !== 'closed' && (
          <a class="quote-it" rel="nofollow" href={`?quote=${id}#write`}>
            {words.quotePassage}
          </a>
        )}
      </>
    );
  };
}
