/** What every fragment of a page is printed for: whose page, in which language, on which day. */
import type { DateStyle } from './dates.ts';
import type { Language, Site } from './site.ts';

export interface PageContext {
  site: Site;
  language: Language;
  /** The moment of rendering. Texts that depend on it are right until `nextDayStart(now, site.timeZone)`. */
  now: Date;
}

export function dateStyle(page: PageContext): DateStyle {
  return { language: page.language, timeZone: page.site.timeZone };
}
