/** The banners above a page, each with the way to put it away. */
import type { Language } from '../network/network.ts';
import type { BannerView } from './banner.ts';
import { bannerStrings } from './strings.ts';

export interface BannersProps {
  banners: readonly BannerView[];
  language: Language;
  prefix: string;
}

export function Banners({ banners, language, prefix }: BannersProps) {
  const words = bannerStrings(language);
  return (
    <div class="banners" role="status">
      {banners.map(({ id, level, text, href }) => (
        <div class={`banner ${level}`} id={`banner-${id}`}>
          <p>
            <b>{words.levels[level]}</b> {href === null ? text : <a href={href}>{text}</a>}
          </p>
          <form method="post" action={`${prefix}/banner/${id}/close`}>
            <button type="submit" aria-label={`${words.close}: ${text}`}>
              {words.close}
            </button>
          </form>
        </div>
      ))}
    </div>
  );
}

/** In the light edition, without the button. */
export function LiteBanners({ banners, language }: Omit<BannersProps, 'prefix'>) {
  const words = bannerStrings(language);
  return (
    <>
      {banners.map(({ level, text, href }) => (
        <p>
          <b>{words.levels[level]}</b> {href === null ? text : <a href={href}>{text}</a>}
        </p>
      ))}
    </>
  );
}
