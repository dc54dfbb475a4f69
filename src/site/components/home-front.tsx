/** The front of a site. Same stories in the same slots; each house arranges them in its own way. */
import type { ComponentType } from 'preact';
import { dateStyle, longDay, strings } from '../../features/network/network.ts';
import type { Front } from '../../features/network/network.ts';
import { CounterFront } from './counter-front.tsx';
import type { FrontProps } from './front.ts';
import { JourneyFront } from './journey-front.tsx';
import { NewsFront } from './news-front.tsx';
import { StateBox } from './state-box.tsx';
import { StreetFront } from './street-front.tsx';

const arrangements: Record<Front, ComponentType<FrontProps>> = {
  news: NewsFront,
  counter: CounterFront,
  journey: JourneyFront,
  street: StreetFront,
};

export function HomeFront(props: FrontProps) {
  const { page, cards } = props;
  const { site, language, now } = page;
  const Arrangement = arrangements[site.theme.front];
  const blank = cards.lead === null && cards.river.length === 0 && !cards.picture && !cards.question && !cards.quote;
  return (
    <>
      <h1 class="unseen">
        {site.name}, {longDay(now, dateStyle(page))}
      </h1>
      {blank ? (
        <div class="sheet front">
          <StateBox icon="paper" {...strings(language).emptyHome} />
        </div>
      ) : (
        <Arrangement {...props} />
      )}
    </>
  );
}
