/** The archive: its months by year, and the stories of one month by day. */
import { archivePath, dateStyle, dayKey, litePath, longDay, monthName } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { LiteList, RowCard, storyStrings } from '../../features/stories/stories.ts';
import type { Month, StoryCard } from '../../features/stories/stories.ts';
import { Paging } from './paging.tsx';
import { StateBox } from './state-box.tsx';

/** `November 2026`, whatever the zone: the middle of the month is in it everywhere. */
export function monthInWords(month: Month, page: PageContext): string {
  return monthName(new Date(`${month}-15T12:00:00Z`), dateStyle(page));
}

interface MonthsProps {
  page: PageContext;
  /** Newest first. */
  months: readonly Month[];
  lite: boolean;
}

export function ArchiveMonths({ page, months, lite }: MonthsProps) {
  const words = storyStrings(page.language);
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))];
  return (
    <section class="archive">
      <h1>{words.archive}</h1>
      <p class="hint">{words.archiveAbout(page.site.name)}</p>
      {years.length === 0 && (lite ? <p>{words.noArchive.text}</p> : <StateBox icon="paper" {...words.noArchive} />)}
      {years.map(([year, own]) => (
        <>
          <h2>{words.year(year)}</h2>
          <ul class="months">
            {own.map((month) => (
              <li>
                <a href={hrefOf(page, month, lite)}>{monthInWords(month, page)}</a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

interface MonthProps extends MonthsProps {
  month: Month;
  /** This page's stories, newest first. */
  cards: StoryCard[];
  number: number;
  count: number;
}

export function ArchiveMonth({ page, month, months, cards, number, count, lite }: MonthProps) {
  const { site, language } = page;
  const words = storyStrings(language);
  const at = months.indexOf(month);
  const [later, earlier] = at < 0 ? [undefined, undefined] : [months[at - 1], months[at + 1]];
  const days = [...Map.groupBy(cards, ({ publishedAt }) => dayKey(publishedAt, site.timeZone))];
  return (
    <section class="archive">
      <p class="label">
        <a href={lite ? litePath(archivePath(site, language)) : archivePath(site, language)}>{words.archive}</a>
      </p>
      <h1>{monthInWords(month, page)}</h1>
      {days.map(([, own]) => (
        <>
          <h2>{own[0] && longDay(own[0].publishedAt, dateStyle(page))}</h2>
          {lite ? (
            <LiteList cards={own} page={page} />
          ) : (
            own.map((card) => <RowCard card={card} page={page} time="clock" />)
          )}
        </>
      ))}
      <Paging language={language} number={number} count={count} hrefOf={(other) => hrefOf(page, month, lite, other)} />
      <p class="ways">
        {earlier !== undefined && <a href={hrefOf(page, earlier, lite)}>← {monthInWords(earlier, page)}</a>}{' '}
        {later !== undefined && <a href={hrefOf(page, later, lite)}>{monthInWords(later, page)} →</a>}
      </p>
    </section>
  );
}

function hrefOf({ site, language }: PageContext, month: Month, lite: boolean, number = 1): string {
  return archivePath(site, language, month, number, lite ? '.lite' : '');
}
