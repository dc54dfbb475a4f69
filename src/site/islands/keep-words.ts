/**
 * What is typed in the form for comments is kept when a link leads away from it, to its reply or its quote, and stands in
 * it again; a form that is sent twice says so. In this tab alone.
 */
export function keepWords(): void {
  const form = document.querySelector<HTMLFormElement>('form.write[action$="/c/new#write"]');
  const field = form?.querySelector('textarea');
  if (!form || !field) return;
  const key = `words ${location.pathname}`;
  const kept = take(key);
  if (field.value === '' && kept !== null) field.value = kept;
  let sent: string | null = null;
  form.addEventListener('submit', () => {
    // The same words, pressed twice, are one comment.
    if (sent !== field.value) renew(form);
    sent = field.value;
  });
  addEventListener('pagehide', () => {
    if (field.value.trim() !== '' && sent !== field.value) keep(key, field.value);
  });
}

function renew(form: HTMLFormElement): void {
  form.querySelector('[name=submission]')?.remove();
  const value = crypto.randomUUID();
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'submission', value }));
}

/** A browser may refuse to store anything. */
function take(key: string): string | null {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept;
  } catch {
    return null;
  }
}

function keep(key: string, words: string): void {
  try {
    sessionStorage.setItem(key, words);
  } catch {
    // Then it is as without script.
  }
}
