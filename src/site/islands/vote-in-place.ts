/** A vote without leaving the page. Whoever is not logged in is sent there, and the vote is done when they are back. */

interface Counted {
  up: number;
  down: number;
  value: 1 | -1 | 0;
}

export function voteInPlace(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.classList.contains('vote')) return;
    const pressed = event.submitter;
    if (!(pressed instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void send(form, pressed);
  });
}

async function send(form: HTMLFormElement, pressed: HTMLButtonElement): Promise<void> {
  const reply = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ value: pressed.value }),
  }).catch(() => null);
  if (reply?.status === 401) {
    const { location: to } = (await reply.json()) as { location: string };
    location.assign(to);
    return;
  }
  // Whatever is wrong, the page that the form leads to says it in words.
  if (!reply?.ok) {
    form.append(
      Object.assign(document.createElement('input'), { type: 'hidden', name: 'value', value: pressed.value }),
    );
    form.submit();
    return;
  }
  show(form, (await reply.json()) as Counted);
}

function show(form: HTMLFormElement, { up, down, value }: Counted): void {
  const string = form.querySelector('.votes');
  if (string) string.innerHTML = `<b>${up - down}</b> ( +${up} / -${down} )`;
  markVote(form, value);
  const [agree, disagree] = form.querySelectorAll('button');
  if (agree) sayCount(agree, up);
  if (disagree) sayCount(disagree, down);
}

/** The button has the focus: its new name is read out, and nothing else is. */
function sayCount(button: HTMLButtonElement, count: number): void {
  const name = button.getAttribute('aria-label') ?? '';
  button.setAttribute('aria-label', name.replace(/\d+(?=\D*$)/, String(count)));
}

/** The button pressed last stands pressed; pressing it again takes the vote back. */
export function markVote(form: Element, value: 1 | -1 | 0): void {
  const [agree, disagree] = form.querySelectorAll('button');
  for (const [button, own] of [
    [agree, 1],
    [disagree, -1],
  ] as const) {
    if (!button) continue;
    button.setAttribute('aria-pressed', String(value === own));
    button.value = String(value === own ? 0 : own);
  }
}
