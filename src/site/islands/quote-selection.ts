/** A passage that is selected in the story can be quoted with one press; the form below then begins with it. */

import { offsetIn, textOf } from './block-text.ts';

interface Passage {
  block: string;
  start: number;
  end: number;
  text: string;
}

const maxLength = 1_000;

export function quoteSelection(): void {
  const body = document.querySelector<HTMLElement>('.body[data-revision]');
  const form = document.querySelector<HTMLFormElement>('form.write');
  if (!body || !form) return;
  const button = document.createElement('button');
  button.className = 'quote-here';
  button.type = 'button';
  button.textContent = form.dataset['quote'] ?? '';
  button.hidden = true;
  document.body.append(button);
  let chosen: Passage | null = null;

  document.addEventListener('selectionchange', () => {
    chosen = selectedIn(body);
    button.hidden = chosen === null;
    if (chosen !== null) stand(button);
  });
  // Before the press takes the selection away.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    if (chosen === null) return;
    begin(form, body.dataset['revision'] ?? '', chosen);
    button.hidden = true;
  });
}

function stand(button: HTMLElement): void {
  const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
  if (!box) return;
  button.style.insetBlockStart = `${scrollY + box.bottom + 10}px`;
  button.style.insetInlineStart = `${Math.max(8, Math.min(box.left, innerWidth - 220))}px`;
}

/** Within one block: what reaches over two is cut to the first. */
function selectedIn(body: HTMLElement): Passage | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  // Of what is made of more than words a passage has no place.
  const block = from?.closest<HTMLElement>(':is(p, h2, ul, ol, .pull)[id^="p-"]');
  if (!block || !body.contains(block)) return null;
  const start = offsetIn(block, range.startContainer, range.startOffset);
  const end = block.contains(range.endContainer)
    ? offsetIn(block, range.endContainer, range.endOffset)
    : textOf(block).length;
  const text = textOf(block).slice(start, Math.min(end, start + maxLength));
  return text.trim().length < 2
    ? null
    : { block: block.id.slice(2), start, end: start + text.length, text: text.trim() };
}

function begin(form: HTMLFormElement, revision: string, { block, start, end, text }: Passage): void {
  form.querySelectorAll('.quote, [name=passage], [name=cited]').forEach((old) => old.remove());
  const value = `${revision}.${block}.${start}.${end}`;
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'passage', value });
  const quote = Object.assign(document.createElement('blockquote'), { className: 'quote' });
  quote.append(Object.assign(document.createElement('p'), { textContent: text }));
  const words = form.querySelector('.field');
  words?.before(field, quote);
  form.scrollIntoView({ block: 'center' });
  form.querySelector('textarea')?.focus({ preventScroll: true });
}
