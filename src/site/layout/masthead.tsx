/** Sites, seal and name, the day where the site lives, its sections. A fragment: it changes at midnight. */
import {
  dateStyle,
  dayKey,
  homePath,
  lettersPath,
  longDay,
  searchPath,
  sectionName,
  sectionPath,
  shortDay,
  strings,
} from '../../features/network/network.ts';
import { searchStrings } from '../../features/search/search.ts';
import { letterStrings } from '../../features/letters/letters.ts';
import type { Language, PageContext, Section, Site } from '../../features/network/network.ts';
import { Logo, Seal } from './brand.tsx';
import { WordsText } from '../components/words-text.tsx';

export interface SiteLink {
  site: Site;
  /** Absolute: another site is another origin. */
  href: string;
}

export interface LanguageLink {
  language: Language;
  href: string;
}

export interface MastheadProps {
  page: PageContext;
  /** All sites of the network, this one among them. */
  sites: SiteLink[];
  /** This site's languages with this page's address in each, or the home where there is no pair. */
  languages: LanguageLink[];
  /** All sections of the site, in order, sub-sections too. */
  sections: readonly Section[];
  /** Path of the current section or sub-section; `/` on the front; null elsewhere. */
  current: string | null;
  /** The current section's sub-sections as a second row. Off where the page has them as chips. */
  subNav?: boolean;
  /** `PageAssets.brand` */
  brand: string;
  /** Stands where it is said who reads: filled in for each page. */
  reader: string;
}

export function Masthead(props: MastheadProps) {
  const { page, sites, sections, current, subNav = true, brand } = props;
  const { site, language, now } = page;
  const words = strings(language);
  const style = dateStyle(page);
  const short = shortDay(now, style);
  const top = sections.filter(({ parentId }) => parentId === null);
  const currentTop = top.find(({ path }) => path === current || current?.startsWith(`${path}/`));
  const below = subNav && currentTop ? sections.filter(({ parentId }) => parentId === currentTop.id) : [];
  return (
    <>
      <header class="masthead">
        <div class="rail">
          <div class="sheet">
            <nav aria-label={words.sites}>
              <SiteList sites={sites} page={page} brand={brand} />
            </nav>
            <LanguageList {...props} />
          </div>
        </div>
        <div class="sheet brand">
          <a class="logo" href={homePath(site, language)} aria-label={words.home(site.name)}>
            <Logo site={site} />
          </a>
          <p class="today">
            {/* The day, as printed: the masthead is kept until midnight, and a minute would be wrong after one. */}
            <time datetime={dayKey(now, site.timeZone)}>
              <span class="wide">{longDay(now, style)}</span>
              <span class="narrow">
                {short.weekday}
                <br />
                {short.day}
              </span>
            </time>
          </p>
          <a class="to-search" href={searchPath(site, language)} aria-label={searchStrings(language).title}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M21 21l-4.300-4.300M11 19a8 8 0 1 0 0-16 8 8 0 0 0 0 16" />
            </svg>
            <span class="wide">{searchStrings(language).title}</span>
          </a>
          <a class="to-letters" href={lettersPath(site, language)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M3 5h18v14H3zM3 6l9 7 9-7" />
            </svg>
            {letterStrings(language).letters}
          </a>
          {props.reader}
          <details class="menu">
            <summary aria-label={words.menu}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 6h16M4 12h16M4 18h16" />
              </svg>
            </summary>
            <nav aria-label={words.menu}>
              <ul class="menu-sections">
                {top.map((section) => (
                  <li>
                    <a href={sectionPath(site, section, language)}>{sectionName(section, language)}</a>
                    {sections
                      .filter(({ parentId }) => parentId === section.id)
                      .map((sub) => (
                        <a class="sub" href={sectionPath(site, sub, language)}>
                          {sectionName(sub, language)}
                        </a>
                      ))}
                  </li>
                ))}
              </ul>
              <SiteList sites={sites} page={page} brand={brand} />
              <LanguageList {...props} />
            </nav>
          </details>
        </div>
      </header>
      <nav class="sections" aria-label={words.sections}>
        <ul class="sheet">
          <li>
            <a href={homePath(site, language)} aria-current={current === '/' ? 'page' : undefined}>
              {words.front}
            </a>
          </li>
          {top.map((section) => (
            <li>
              <a
                href={sectionPath(site, section, language)}
                aria-current={section === currentTop ? (section.path === current ? 'page' : 'true') : undefined}
              >
                {sectionName(section, language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {currentTop && below.length > 0 && (
        <nav class="sub-sections" aria-label={sectionName(currentTop, language)}>
          <ul class="sheet">
            {below.map((section) => (
              <li>
                <a
                  href={sectionPath(site, section, language)}
                  aria-current={section.path === current ? 'page' : undefined}
                >
                  {sectionName(section, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function SiteList({ sites, page, brand }: Pick<MastheadProps, 'sites' | 'page' | 'brand'>) {
  const { site, language } = page;
  return (
    <ul class="sites">
      {sites.map((other) => (
        <li>
          <a href={other.href} aria-current={other.site.key === site.key ? 'true' : undefined}>
            <Seal site={other.site} brand={brand} />
            <WordsText words={other.site.label} language={language} as="span" />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The other languages only: a link to where one is says nothing. */
function LanguageList({ languages, page }: Pick<MastheadProps, 'languages' | 'page'>) {
  return (
    <p class="languages">
      {languages
        .filter(({ language }) => language !== page.language)
        .map(({ language, href }) => (
          <a href={href} hreflang={language} lang={language}>
            {strings(language).languageName}
          </a>
        ))}
    </p>
  );
}
