/** Days and hours as fields have them: the same for every reader, in no zone. */
import { clockOf, dayName } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';

/** `Sat, Nov 28, 2026` · `2026年11月28日（土）` */
export function Day({ day, language }: { day: string; language: Language }) {
  return <time datetime={day}>{dayName(day, language)}</time>;
}

/** One day, or the first and the last. */
export function Days({ from, until, language }: { from: string; until?: string | undefined; language: Language }) {
  if (until === undefined || until === from) return <Day day={from} language={language} />;
  return (
    <>
      <Day day={from} language={language} /> {language === 'ja' ? '〜' : '–'} <Day day={until} language={language} />
    </>
  );
}

/** `5:30 p.m.` · `17:30` */
export function Clock({ clock, language }: { clock: string; language: Language }) {
  return <time datetime={clock}>{clockOf(clock, language)}</time>;
}

export function Hours({ from, until, language }: { from: string; until?: string | undefined; language: Language }) {
  return (
    <>
      <Clock clock={from} language={language} />
      {until !== undefined && (
        <>
          {language === 'ja' ? '〜' : ' – '}
          <Clock clock={until} language={language} />
        </>
      )}
    </>
  );
}
