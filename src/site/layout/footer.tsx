/** The end of every page: the house's sites, other ways to read this one, who publishes it. */
import { letterStrings } from '../../features/letters/letters.ts';
import { memberStrings } from '../../features/members/members.ts';
import {
  archivePath,
  correctionsPath,
  dayKey,
  feedPath,
  homePath,
  housePath,
  lettersPath,
  liteHomePath,
  prefsPath,
  strings,
} from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { storyStrings } from '../../features/stories/stories.ts';
import { LogoAgain, Seal } from './brand.tsx';
import type { LanguageLink, SiteLink } from './masthead.tsx';
import { LetterForm } from '../components/letter-form.tsx';
import { WordsText } from '../components/words-text.tsx';

export interface FooterProps {
  page: PageContext;
  sites: SiteLink[];
  languages: LanguageLink[];
  /** What the house says of itself. */
  house: readonly { slug: string; title: string }[];
  /** The light form of this page, or of the home. */
  liteHref: string | null;
  brand: string;
}

export function Footer({ page, sites, languages, house, liteHref, brand }: FooterProps) {
  const { site, language, now } = page;
  const words = strings(language);
  const letters = letterStrings(language);
  return (
    <footer class="footer">
      <div class="sheet">
        <div class="footer-columns">
          <div>
            <a class="logo" href={homePath(site, language)} aria-label={words.home(site.name)}>
              <LogoAgain site={site} />
            </a>
            <WordsText words={site.tagline} language={language} class="tagline" />
          </div>
          <div>
            <h2>{words.sites}</h2>
            <ul>
              {sites.map((other) => (
                <li>
                  <a href={other.href}>
                    <Seal site={other.site} brand={brand} />
                    {other.site.name}
                  </a>
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h2>{words.read}</h2>
            <ul>
              <li>
                <a href={lettersPath(site, language)}>{letters.letters}</a>
              </li>
              <li>
                <a href={feedPath(site, language)}>{words.feed}</a>
              </li>
              <li>
                <a href={prefsPath(site, language)} rel="nofollow">
                  {memberStrings(language).looks}
                </a>
              </li>
              <li>
                <a href={liteHref ?? liteHomePath(site, language)}>{words.lightEdition}</a>
              </li>
              {languages
                .filter((other) => other.language !== language)
                .map((other) => (
                  <li>
                    <a href={other.href} hreflang={other.language} lang={other.language}>
                      {strings(other.language).languageName}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
          <div class="house">
            <h2>{words.house}</h2>
            <ul>
              {house.map(({ slug, title }) => (
                <li>
                  <a href={housePath(site, language, slug)}>{title}</a>
                </li>
              ))}
              <li>
                <a href={correctionsPath(site, language)}>{storyStrings(language).corrections}</a>
              </li>
              <li>
                <a href={archivePath(site, language)}>{storyStrings(language).archive}</a>
              </li>
            </ul>
          </div>
          <div>
            <h2>{letters.names.daily}</h2>
            <LetterForm page={page} />
          </div>
        </div>
        <p class="fine">
          <span>
            ©{dayKey(now, site.timeZone).slice(0, 4)} {site.publisher}
          </span>
          <span>{words.zoneNote(site.timeZone)}</span>
        </p>
      </div>
    </footer>
  );
}
