/** What becomes of a page's text when it is large or the window narrow. */
import type { Page } from 'playwright-core';

/**
 * What a reader would miss: a page that scrolls sideways, a text that sticks out of its element where it is cut off, two
 * pieces of running text on the same spot.
 */
export async function textFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const faults = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) faults.push(wide + ' px too wide');
    const texts = [];
    const scrolls = (element) => element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.textContent.trim() === '' || node.parentElement.closest('rt, rp, .skip, .unseen, details:not([open]) > :not(summary)')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2 || box.height < 2) continue;
        const words = node.textContent.trim().slice(0, 40);
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
          const style = getComputedStyle(up);
          if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
          if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
          const edge = up.getBoundingClientRect();
          if (edge.width < 3 || edge.height < 3) break;
          if (box.right > edge.right + 2 || box.bottom > edge.bottom + 6) faults.push('cut off: ' + words);
          break;
        }
        if (box.left < -1 || (box.right > innerWidth + 1 && !scrolls(node.parentElement))) faults.push('outside: ' + words);
        texts.push({ box, words, node });
      }
    }
    for (const [at, one] of texts.entries())
      for (const other of texts.slice(at + 1, at + 60)) {
        if (one.node.parentElement.closest('p, h1, h2, h3, a') === other.node.parentElement.closest('p, h1, h2, h3, a')) continue;
        const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (x > 6 && y > 0.45 * Math.min(one.box.height, other.box.height)) faults.push('on top of each other: ' + one.words + ' | ' + other.words);
      }
    return [...new Set(faults)].slice(0, 8);
  })()`);
}
