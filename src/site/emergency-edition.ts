/**
 * Pages of an emergency edition: kept pages with the notice put in as they are sent, so that those of before need not be
 * made anew, for which there may be no database.
 */
import { noticeHtml } from '../features/emergency/emergency.ts';
import type { EmergencyNotice } from '../features/emergency/emergency.ts';
import type { Language } from '../features/network/network.ts';
import { toSendable } from '../platform/page-cache/compress.ts';
import type { KeptPage } from '../platform/page-cache/page.ts';

const opening = /<body[^>]*>/;

export interface EmergencyEdition {
  readonly notice: EmergencyNotice | null;
  /** The page with the notice; other than HTML as it is. */
  noticed(page: KeptPage, language: Language): KeptPage;
}

export function emergencyEdition(
  watch: { readonly notice: EmergencyNotice | null },
  commonHeaders: (page: KeptPage) => Readonly<Record<string, string>>,
): EmergencyEdition {
  /** As long as the page itself is kept, and its notice the same. */
  const made = new WeakMap<KeptPage, { notice: EmergencyNotice; page: KeptPage }>();
  return {
    get notice() {
      return watch.notice;
    },
    noticed(page, language) {
      const { notice } = watch;
      if (notice === null || !page.rendered.contentType.startsWith('text/html')) return page;
      const before = made.get(page);
      if (before?.notice === notice) return before.page;
      const html = page.rendered.body.toString();
      const body = html.replace(opening, (tag) => tag + noticeHtml(notice, language));
      const rendered = { ...page.rendered, body };
      const noticed = { ...page, rendered, sendable: toSendable(rendered, commonHeaders(page)) };
      made.set(page, { notice, page: noticed });
      return noticed;
    },
  };
}
