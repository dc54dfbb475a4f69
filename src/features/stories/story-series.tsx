/** Which part of a series a story is: above its body, and below it with the parts before and after. */
import { mixedText } from '../network/network.ts';
import { storyStrings } from './strings.ts';
import type { NamedLink, StoryPageView } from './story.ts';

interface StorySeriesProps {
  story: StoryPageView;
  /** `.lite` for the light edition. */
  form: '' | '.lite';
}

export function SeriesLine({ story, form }: StorySeriesProps) {
  const { series, language } = story;
  if (series === null) return null;
  return (
    <p class="series-line">
      {storyStrings(language).part(series.number, series.count)} · <Title series={series} form={form} />
    </p>
  );
}

export function SeriesWays({ story, form }: StorySeriesProps) {
  const { series, language } = story;
  if (series === null || (series.previous === null && series.next === null)) return null;
  const words = storyStrings(language);
  const ways = [
    { part: series.previous, rel: 'prev', label: words.previousPart },
    { part: series.next, rel: 'next', label: words.nextPart },
  ];
  return (
    <nav class="series-ways" aria-label={series.name}>
      <ul>
        {ways.map(
          ({ part, rel, label }) =>
            part && (
              <li>
                <span class="label">{label}</span>
                <a href={part.href + form} rel={rel}>
                  {mixedText(part.headline, language)}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

function Title({ series, form }: { series: NamedLink; form: string }) {
  return (
    <a href={series.href + form} lang={series.lang}>
      {series.name}
    </a>
  );
}
