/** A vote in a poll without leaving the page: the poll then stands as its voter sees it. */

export function pollInPlace(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.classList.contains('poll-form')) return;
    event.preventDefault();
    void send(form);
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const reply = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: fields,
  }).catch(() => null);
  if (reply?.status === 401) {
    const { location: to } = (await reply.json()) as { location: string };
    location.assign(to);
    return;
  }
  // Whatever is wrong, the page that the form leads to says it in words.
  if (!reply?.ok) return form.submit();
  const { html } = (await reply.json()) as { html: string };
  const box = form.closest('.poll-box');
  if (box) showPoll(box, html)?.focus();
}

/** Its heading can be focused, so that whoever hears the page is where the results begin. */
export function showPoll(box: Element, html: string): HTMLElement | null {
  const { id } = box;
  box.outerHTML = html;
  const heading = document.querySelector<HTMLElement>(`#${id} h2`);
  if (heading) heading.tabIndex = -1;
  return heading;
}
