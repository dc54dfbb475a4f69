/** What one has to know before one goes: hours, prices, where it is in both scripts, and in which months. */
import { mixedText } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';
import { Day, Hours } from '../parts/days.tsx';
import { Facts } from '../parts/facts.tsx';
import { Lines } from '../parts/lines.tsx';
import { MapLink } from '../parts/map-link.tsx';
import { weekdaysInWords } from '../parts/weekdays.ts';
import { inYen } from '../parts/yen.ts';
import type { PlaceFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { placeStrings } from './strings.ts';

export function PlaceFacts({ fields, language }: { fields: PlaceFields; language: Language }) {
  const { hours, closed, admission, season, website, checkedOn } = fields;
  const words = placeStrings(language);
  return (
    <KindBox title={words.atAGlance}>
      <Facts
        facts={[
          hours.length > 0 && [
            words.open,
            <Lines>
              {hours.map((one) => (
                <OpenHours hours={one} language={language} />
              ))}
            </Lines>,
          ],
          closed !== undefined && [words.closed, mixedText(closed, language)],
          admission.length > 0 && [
            words.entry,
            <Lines>
              {admission.map(({ who, yen }) => (
                <span>
                  {mixedText(who, language)} {yen === 0 ? <b class="free">{words.free}</b> : inYen(yen, language)}
                </span>
              ))}
            </Lines>,
          ],
          [words.address, <PlaceAddress fields={fields} language={language} />],
          season.length > 0 && [words.season, <Season months={season} language={language} />],
          website !== undefined && [words.website, <a href={website}>{new URL(website).host}</a>],
          [words.checked, <Day day={checkedOn} language={language} />],
        ]}
      />
    </KindBox>
  );
}

function OpenHours({ hours, language }: { hours: PlaceFields['hours'][number]; language: Language }) {
  const { days, opens, closes, note } = hours;
  return (
    <span>
      {weekdaysInWords(days, language)} <Hours from={opens} until={closes} language={language} />
      {note !== undefined && <> ({mixedText(note, language)})</>}
    </span>
  );
}

/** In both scripts: one to read, one to show to a driver. */
function PlaceAddress({ fields: { address, at }, language }: { fields: PlaceFields; language: Language }) {
  const postcode = address.postcode === undefined ? '' : `〒${address.postcode} `;
  return (
    <address>
      <Lines>
        {language === 'en' && <span>{address.en}</span>}
        <span lang={language === 'ja' ? undefined : 'ja'}>
          {postcode}
          {address.ja}
        </span>
        {language === 'ja' && <span lang="en">{address.en}</span>}
        {at && <MapLink at={at}>{placeStrings(language).map}</MapLink>}
      </Lines>
    </address>
  );
}

function Season({ months, language }: { months: readonly number[]; language: Language }) {
  const words = placeStrings(language);
  const named = months.map((month) => words.months[month - 1]).join(language === 'ja' ? '、' : ', ');
  return (
    <>
      <span class="seasons" aria-hidden="true">
        {words.monthLetters.map((letter, at) => (
          <i class={months.includes(at + 1) ? 'on' : undefined}>{letter}</i>
        ))}
      </span>
      <span>{words.bestIn(named)}</span>
    </>
  );
}
