/**
 * Between a list and a story, the headline and the picture of the card that was pressed become those of the story, and
 * back. The story's have their names by the stylesheet; the card's are named here, for as long as the pages change.
 */
export function carryOver(): void {
  addEventListener('pageswap', (event) => {
    const { viewTransition, activation } = event as PageSwap;
    nameCard(activation?.entry?.url, viewTransition);
  });
  addEventListener('pagereveal', (event) => {
    const { viewTransition } = event as PageReveal;
    nameCard((globalThis as WithNavigation).navigation?.activation?.from?.url, viewTransition);
  });
}

interface Transition {
  finished: Promise<unknown>;
}
type Entry = { url?: string | null } | null | undefined;
type PageSwap = Event & { viewTransition?: Transition | null; activation?: { entry?: Entry } | null };
type PageReveal = Event & { viewTransition?: Transition | null };
interface WithNavigation {
  navigation?: { activation?: { from?: Entry } | null };
}

function nameCard(url: string | null | undefined, transition: Transition | null | undefined): void {
  if (!transition || !url || document.querySelector('.story')) return;
  const { pathname } = new URL(url);
  const link = [...document.querySelectorAll<HTMLAnchorElement>('main .card a')].find(
    (one) => one.origin === location.origin && one.pathname === pathname,
  );
  const card = link?.closest<HTMLElement>('.card');
  if (!card) return;
  const parts = {
    headline: card.querySelector<HTMLElement>('h2, h3'),
    picture: card.querySelector<HTMLElement>('picture'),
  };
  for (const [name, part] of Object.entries(parts)) part?.style.setProperty('view-transition-name', name);
  void transition.finished.finally(() => {
    for (const part of Object.values(parts)) part?.style.removeProperty('view-transition-name');
  });
}
