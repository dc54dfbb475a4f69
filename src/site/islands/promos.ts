/** Puts this reader's promos into the places that a page has for them, and tells what became of them. No cookie, and nothing is
 * kept but how often what has a cap was shown here today. */

import { countShown, hadEnough } from './shown-today.ts';

/** What the trade counts as seen: half of it, for a second, without a break. */
const halfSeen = 0.5;
const seenMs = 1_000;

export function promos(): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-promo]')];
  if (places.length === 0) return;
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', () => void fill(places), { once: true });
  else void fill(places);
}

async function fill(places: readonly HTMLElement[]): Promise<void> {
  const names = places.map((place) => place.dataset['promo']).join('.');
  const reply = await fetch('/picks', {
    method: 'POST',
    body: `${document.documentElement.lang} ${names} ${location.pathname}${hadEnough()}`,
  }).catch(() => null);
  if (reply?.status !== 200) return;
  const picks = (await reply.json()) as Record<string, string>;
  const tokens: string[] = [];
  for (const place of places) {
    const html = picks[place.dataset['promo'] ?? ''];
    // Whoever is already there with keys or finger keeps what they have before them.
    if (html === undefined || place.matches(':focus-within, :active')) continue;
    place.innerHTML = html;
    const { offer: token, cap } = place.querySelector<HTMLElement>('[data-offer]')?.dataset ?? {};
    if (cap !== undefined) countShown(cap);
    if (token === undefined) continue;
    tokens.push(token);
    whenSeen(place, () => tell([`${token} viewable`]));
  }
  if (tokens.length > 0) tell(tokens.map((token) => `${token} rendered`));
}

function tell(lines: readonly string[]): void {
  navigator.sendBeacon('/shown', lines.join('\n'));
}

function whenSeen(place: HTMLElement, then: () => void): void {
  let inView = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (inView && document.visibilityState === 'visible') timer = setTimeout(done, seenMs);
  };
  const watcher = new IntersectionObserver(
    ([entry]) => {
      inView = (entry?.intersectionRatio ?? 0) >= halfSeen;
      look();
    },
    { threshold: [0, halfSeen] },
  );
  const done = (): void => {
    watcher.disconnect();
    document.removeEventListener('visibilitychange', look);
    then();
  };
  watcher.observe(place);
  document.addEventListener('visibilitychange', look);
}
