/** Tells that a story is read: when it has been seen for a second, and when somebody has stayed. No cookie, no storage. */

const seenMs = 1_000;
const stayedMs = 10_000;
/** Whoever comes back to a page that was put aside for so long reads it anew; on the same day that counts once. */
const anewMs = 1_800_000;

export function countRead(): void {
  const mark = document.querySelector<HTMLElement>('[data-read]')?.dataset['read'];
  if (!mark) return;
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', () => watch(mark), { once: true });
  else watch(mark);
}

function watch(mark: string): void {
  const from = cameFrom();
  let [visible, since, told, hidden] = [0, 0, 0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = false;
  let halfRead = false;
  whenHalfSeen(() => (halfRead = true));
  const tell = (engaged: 0 | 1): void => {
    if (told > engaged) return;
    told = engaged + 1;
    navigator.sendBeacon('/read', `${mark} ${engaged} ${from}`);
  };
  const show = (): void => {
    if (shown) return;
    shown = true;
    since = performance.now();
    if (hidden > 0 && since - hidden > anewMs) [visible, told] = [0, 0];
    timer = setTimeout(() => tell(0), Math.max(0, seenMs - visible));
  };
  const hide = (): void => {
    if (!shown) return;
    shown = false;
    clearTimeout(timer);
    hidden = performance.now();
    visible += hidden - since;
    if (visible >= stayedMs || (visible >= seenMs && halfRead)) tell(1);
  };
  // Not every browser says the one before the other, or both.
  addEventListener('pagehide', hide);
  addEventListener('pageshow', (event) => event.persisted && show());
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? show() : hide()));
  if (document.visibilityState === 'visible') show();
}

/** Its middle has been on the screen, or been passed. */
function whenHalfSeen(then: () => void): void {
  const blocks = document.querySelectorAll('.body > *');
  const middle = blocks[Math.floor(blocks.length / 2)];
  if (!middle) return;
  // Everything above the window belongs to it: whoever jumps over the middle has passed it.
  const options = { rootMargin: '1000000px 0px 0px 0px' };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    then();
  }, options);
  observer.observe(middle);
}

function cameFrom(): string {
  return URL.canParse(document.referrer) ? new URL(document.referrer).host : '';
}
