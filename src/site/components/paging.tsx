/** Numbered pages, so that every one has an address. Nothing at all if there is only one. */
import { strings } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';

export interface PagingProps {
  language: Language;
  number: number;
  count: number;
  hrefOf: (number: number) => string;
}

export function Paging({ language, number, count, hrefOf }: PagingProps) {
  if (count <= 1) return null;
  const words = strings(language);
  return (
    <nav class="paging" aria-label={words.pages}>
      <ul>
        {number > 1 && (
          <li>
            <a rel="prev" href={hrefOf(number - 1)}>
              {words.previous}
            </a>
          </li>
        )}
        {shownPages(number, count).map((shown) => (
          <li>
            {shown === null ? (
              <span class="gap">…</span>
            ) : (
              <a
                href={hrefOf(shown)}
                aria-label={words.page(shown)}
                aria-current={shown === number ? 'page' : undefined}
              >
                {shown}
              </a>
            )}
          </li>
        ))}
        {number < count && (
          <li>
            <a rel="next" href={hrefOf(number + 1)}>
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** First, last, the current one and its neighbours; null for what is left out. A gap of one page is that page. */
export function shownPages(number: number, count: number): (number | null)[] {
  const wanted = [1, number - 1, number, number + 1, count].filter((page) => page >= 1 && page <= count);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const before = pages[index - 1] ?? 0;
    if (page - before === 2) return [page - 1, page];
    return page - before > 2 ? [null, page] : [page];
  });
}
