/** A kept page is the same for all; `/me` says who reads it, and what is theirs is laid over it. */
import { showPoll } from './poll-in-place.ts';
import { markVote } from './vote-in-place.ts';

interface Me {
  member: { slug: string; name: string; proven: boolean } | null;
  /** The masthead's part, as the server draws it. */
  reader: string;
  /** By number of the comment. */
  votes?: Record<string, 1 | -1>;
  /** Their own comments, which they neither vote on nor report. */
  mine?: number[];
  editable?: number[];
  /** Own comments that nobody else sees. */
  own?: string;
  /** What stands in place of the ways to log in; empty for nothing. */
  panel?: string;
  /** Those that they have voted in, by number. */
  polls?: Record<string, string>;
}

/** Readers without a session are not asked about: only who has one has the cookie that says so. */
function hasSession(): boolean {
  return /(^|; )__Host-in=1/.test(document.cookie);
}

export async function showReader(): Promise<void> {
  const place = document.querySelector('[data-reader]');
  if (place === null || !hasSession()) return;
  const story = document.querySelector<HTMLElement>('.discussion')?.dataset['story'];
  const polled = document.querySelector<HTMLElement>('.poll-box')?.dataset['story'];
  const asked = story ?? polled;
  const query = new URLSearchParams({
    language: document.documentElement.lang,
    ...(asked ? { story: asked } : {}),
    ...(polled ? { polls: '' } : {}),
  });
  const reply = await fetch(`/me?${query}`, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!reply?.ok) return;
  const me = (await reply.json()) as Me;
  if (me.member === null) return;
  place.outerHTML = me.reader;
  layOver(me);
}

function layOver({ votes = {}, mine = [], editable = [], own = '', panel = '', polls = {} }: Me): void {
  for (const [id, value] of Object.entries(votes)) {
    const form = document.querySelector(`#c${id} .vote`);
    if (form) markVote(form, value);
  }
  for (const [id, html] of Object.entries(polls)) {
    const box = document.querySelector(`#poll-${id}`);
    if (box) showPoll(box, html);
  }
  for (const id of mine) {
    const acts = document.querySelector(`#c${id} > .acts`);
    const form = acts?.querySelector('.vote');
    form?.replaceWith(...form.querySelectorAll('.votes'));
    acts?.querySelector('.report')?.remove();
  }
  const label = document.querySelector<HTMLElement>('[data-edit]')?.dataset['edit'] ?? '';
  for (const id of editable) {
    const acts = document.querySelector(`#c${id} > .acts`);
    const link = Object.assign(document.createElement('a'), {
      className: 'act',
      href: `?edit=${id}#write`,
      textContent: label,
    });
    acts?.append(link);
  }
  const place = document.querySelector('[data-own]');
  if (place) place.innerHTML = own;
  // They need not be told that they would have to log in.
  const ways = document.querySelector('[data-login-panel]');
  if (ways) ways.outerHTML = panel;
  document.querySelector('[data-login-note]')?.remove();
}
