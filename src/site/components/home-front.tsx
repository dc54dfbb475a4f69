/** The front of a site. Same stories in the same slots; each house arranges them in its own way. */
import type { ComponentType } from 'preact';
import { longDay } from '../../features/network/dates.ts';
import { dateStyle } from '../../features/network/page-context.ts';
import { strings } from '../../features/network/strings/catalogue.ts';
import { CounterFront } from './counter-front.tsx';
import type { FrontProps } from './front.ts';
import { JourneyFront } from './journey-front.tsx';
import { NetworkSites } from './network-sites.tsx';
import { NewsFront } from './news-front.tsx';
import { StateBox } from './state-box.tsx';
import { StreetFront } from './street-front.tsx';

/** A site that is not named here gets the news front. */
const arrangements: Record<string, ComponentType<FrontProps>> = {
  hibari: NewsFront,
  norenwork: CounterFront,
  tabine: JourneyFront,
  yorimichi: StreetFront,
};

export function HomeFront(props: FrontProps) {
  const { page, cards, others, brand } = props;
  const { site, language, now } = page;
  const Front = arrangements[site.key] ?? NewsFront;
  const blank = cards.lead === null && cards.river.length === 0 && !cards.picture && !cards.question;
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
        <Front {...props} />
      )}
      <div class="sheet">
        <NetworkSites others={others} language={language} brand={brand} />
      </div>
    </>
  );
}
