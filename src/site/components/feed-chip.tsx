/** The way to the feed, among the chips of a page. */
import { strings } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';

export function FeedChip({ href, language }: { href: string; language: Language }) {
  return (
    <li>
      <a href={href}>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M5.5 18.5v.01" />
        </svg>
        {strings(language).feed}
      </a>
    </li>
  );
}
