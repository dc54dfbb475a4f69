/** One card for each event, all with the same lines, so that they can be compared. */
import { dayKey, mixedText } from '../../../network/network.ts';
import { DayTile } from '../parts/day-tile.tsx';
import { Days, Hours } from '../parts/days.tsx';
import { Facts } from '../parts/facts.tsx';
import { FieldPictureFigure } from '../parts/field-picture.tsx';
import { MapLink } from '../parts/map-link.tsx';
import { prefectureName } from '../parts/prefectures.ts';
import { inYen } from '../parts/yen.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import type { EventRoundupFields, ListedEvent } from './fields.ts';
import { eventStrings } from './strings.ts';

export function eventRoundupParts(props: KindProps<EventRoundupFields>): StoryParts {
  return {
    below: (
      <div class="events">
        {props.story.fields.events.map((event) => (
          <EventCard {...props} event={event} />
        ))}
      </div>
    ),
  };
}

function EventCard({ event, ...props }: KindProps<EventRoundupFields> & { event: ListedEvent }) {
  const { story, page, edition } = props;
  const { language } = story;
  const { title, blurb, recommendedFor, from, until, opens, closes, place, fee, info, state, picture } = event;
  const words = eventStrings(language);
  // Right until the day ends, as the page is.
  const over = (until ?? from) < dayKey(page.now, page.site.timeZone);
  const standing = state === undefined ? (over ? words.over : null) : words.states[state];
  return (
    <article class="event">
      <div class="event-head">
        {edition === 'full' && <DayTile day={from} language={language} />}
        <div>
          <h2>{mixedText(title, language)}</h2>
          {standing !== null && <p class="standing">{standing}</p>}
          {recommendedFor !== undefined && (
            <p class="tag">{mixedText(words.recommendedFor(recommendedFor), language)}</p>
          )}
        </div>
      </div>
      <FieldPictureFigure picture={picture} story={story} edition={edition} place="half" />
      <p>{mixedText(blurb, language)}</p>
      <Facts
        facts={[
          [words.date, <Days from={from} until={until} language={language} />],
          opens !== undefined && [words.time, <Hours from={opens} until={closes} language={language} />],
          [words.location, <Location place={place} language={language} />],
          [
            words.fee,
            <>
              {fee.yen === 0 ? <b class="free">{words.free}</b> : inYen(fee.yen, language)}
              {fee.note !== undefined && <> ({mixedText(fee.note, language)})</>}
            </>,
          ],
          info && [
            words.info,
            <a href={info.address} data-host={new URL(info.address).host}>
              {mixedText(info.words, language)}
            </a>,
          ],
        ]}
      />
    </article>
  );
}

function Location({ place, language }: { place: ListedEvent['place']; language: 'en' | 'ja' }) {
  const prefecture = prefectureName(place.prefecture, language);
  return (
    <>
      {mixedText(place.name, language)}
      {place.ja !== undefined && language === 'en' && (
        <>
          {' '}
          <span lang="ja">{place.ja}</span>
        </>
      )}
      {language === 'ja' ? `（${prefecture}）` : `, ${prefecture}`}
      {place.at && (
        <>
          {' '}
          <MapLink at={place.at}>{eventStrings(language).map}</MapLink>
        </>
      )}
    </>
  );
}
