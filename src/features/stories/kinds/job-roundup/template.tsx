/** Posts side by side: what, where, for how much, and for whom. */
import { dayKey, mixedText } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import { placeInWords, prefectureName } from '../parts/prefectures.ts';
import { inYen } from '../parts/yen.ts';
import type { JobRoundupFields, ListedJob } from './fields.ts';
import { jobStrings } from './strings.ts';

export function jobRoundupParts({ story, page }: KindProps<JobRoundupFields>): StoryParts {
  const { language } = story;
  // Right until the day ends, as the page is.
  const today = dayKey(page.now, page.site.timeZone);
  return {
    below: (
      <div class="jobs">
        {story.fields.jobs.map((job) => (
          <JobCard job={job} language={language} closed={job.closes !== undefined && job.closes < today} />
        ))}
      </div>
    ),
  };
}

function JobCard({ job, language, closed }: { job: ListedJob; language: Language; closed: boolean }) {
  const { title, organisation, ward, prefecture, posted, closes, address } = job;
  const words = jobStrings(language);
  const name = mixedText(title, language);
  const chips = chipsOf(job, language);
  return (
    <article class="job">
      <h2>{address === undefined || closed ? name : <a href={address}>{name}</a>}</h2>
      <p class="pay">{payInWords(job.pay, language)}</p>
      <p>
        {mixedText(organisation, language)} · {placeInWords(prefectureName(prefecture, language), ward, language)}
      </p>
      {chips.length > 0 && (
        <ul class="terms">
          {chips.map((chip) => (
            <li>{mixedText(chip, language)}</li>
          ))}
        </ul>
      )}
      <p class="stamp">
        {closed && <b class="standing">{words.closed} </b>}
        {words.posted} <Day day={posted} language={language} />
        {closes !== undefined && (
          <>
            {' · '}
            {words.closes} <Day day={closes} language={language} />
          </>
        )}
      </p>
    </article>
  );
}

/** `¥268,000–310,000 / month` */
function payInWords({ from, to, per, negotiable }: ListedJob['pay'], language: Language): string {
  const words = jobStrings(language);
  const amounts =
    to === undefined || to === from
      ? inYen(from, language)
      : language === 'ja'
        ? `${from.toLocaleString('en-US')}〜${inYen(to, language)}`
        : `${inYen(from, language)}–${to.toLocaleString('en-US')}`;
  return amounts + words.per[per] + (negotiable === true ? words.negotiable : '');
}

function chipsOf({ japanese, english, visa, remote, inJapan, more }: ListedJob, language: Language): string[] {
  const words = jobStrings(language);
  return [
    ...(japanese === undefined ? [] : [words.japanese(japanese)]),
    ...(english === undefined ? [] : [words.english(english)]),
    ...(visa === true ? [words.visa] : []),
    ...(remote === true ? [words.remote] : []),
    ...(inJapan === true ? [words.inJapan] : []),
    ...more,
  ];
}
