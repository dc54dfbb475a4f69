/** Until when one can enter, or that it is decided. */
import { dayKey } from '../../../network/network.ts';
import type { Language, PageContext } from '../../../network/network.ts';
import { Day } from '../parts/days.tsx';
import type { ContestFields } from './fields.ts';
import { contestStrings } from './strings.ts';
import { standingOf } from './standing.ts';

export function ContestLine({
  fields,
  language,
  page,
}: {
  fields: ContestFields;
  language: Language;
  page: PageContext;
}) {
  const words = contestStrings(language);
  const standing = standingOf(fields, dayKey(page.now, page.site.timeZone));
  if (standing !== 'open') return <>{words.standing[standing]}</>;
  return (
    <>
      {words.closes} <Day day={fields.closes} language={language} />
    </>
  );
}
