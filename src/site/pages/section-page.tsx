/** `/category/{section}[/{sub}]?page=` and its light form. */
import { liteSectionPath, networkTag, nextDayStart, nothingHere, sectionPath } from '../../features/network/network.ts';
import type { Language, PublicRequest, Section } from '../../features/network/network.ts';
import { countInSection, kindsIn, newestInSection, newestOnSite } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { LiteSection } from '../components/lite-fronts.tsx';
import { MoreToRead } from '../components/more-to-read.tsx';
import { SectionFront } from '../components/section-front.tsx';
import { LetterBox } from '../components/letter-form.tsx';
import { filled } from '../components/places.ts';
import { sectionHead } from '../layout/heads.ts';
import { networkBlockHtml } from '../network-block-html.tsx';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { popularBox } from './popular-pages.tsx';

const perPage = 15;

export async function sectionPage(
  db: Db,
  assets: SiteAssets,
  section: Section,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const { network, site, language } = request;
  const page = pageContext(request);
  const stories = reading.take(await countInSection(db, request, section));
  const count = Math.max(1, Math.ceil(stories / perPage));
  if (request.page > count) return nothingHere;
  const parent = network.sections(site).find((other) => other.id === section.parentId) ?? null;
  const subSections = network.sections(site).filter((other) => other.parentId === (parent ?? section).id);
  const lists = async (part: Reading) => {
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
    return part.take(
      await newestInSection(db, request, section, { limit: perPage, offset: (request.page - 1) * perPage }),
    );
  };
  const shown = { page, section, subSections, number: request.page, count };
  const head = sectionHead(page, request.origin, section, request.page, count);
  if (request.lite) {
    const main = renderHtml(<LiteSection {...shown} cards={await lists(reading)} />);
    const fullHref = sectionPath(site, section, language, request.page);
    return litePage(request, reading, assets, {
      title: head.title,
      description: head.description,
      canonical: head.canonical,
      fullHref,
      elsewhere: inLanguages(request, section, true),
      main,
    });
  }
  const main = await reading.fragment(`section ${section.id} ${language} ${request.page}`, async (part) =>
    renderHtml(<SectionFront {...shown} parent={parent} cards={await lists(part)} />),
  );
  const aside = await reading.fragment(`beside section ${section.id} ${language}`, async (part) => {
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, site.timeZone) });
    const inside = new Set(
      [section.id, ...subSections.map((sub) => sub.id)].map((id) => network.sectionById(id)?.path),
    );
    const newest = part.take(await newestOnSite(db, request, { limit: 40, kinds: kindsIn('river') }));
    const elsewhere = newest
      .filter(
        (card) => ![...inside].some((path) => path !== undefined && card.section.href.endsWith(`/category/${path}`)),
      )
      .slice(0, 5);
    return elsewhere.length === 0
      ? renderHtml(<></>)
      : renderHtml(<MoreToRead page={page} section={null} elsewhere={elsewhere} />);
  });
  return framedPage(request, reading, assets, {
    kind: 'section',
    head,
    main: filled(main, { card: await request.promo(request, reading, 'card', null) }),
    aside: `${(await popularBox(db, request, reading)) ?? ''}${renderHtml(<LetterBox page={page} />)}${aside}` as Html,
    below: await networkBlockHtml(db, assets, request, reading),
    current: section.path,
    subNav: false,
    elsewhere: inLanguages(request, section, false),
    liteHref: liteSectionPath(site, section, language, request.page),
  });
}

function inLanguages({ site }: PublicRequest, section: Section, lite: boolean): Partial<Record<Language, string>> {
  return Object.fromEntries(
    site.languages.map((language) => [
      language,
      lite ? liteSectionPath(site, section, language) : sectionPath(site, section, language),
    ]),
  );
}
