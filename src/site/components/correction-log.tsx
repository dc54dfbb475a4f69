/** What was corrected, by month: when, what was wrong and what is right, and in which story. */
import {
  correctionsFeedPath,
  correctionsPath,
  dateStyle,
  fullTime,
  litePath,
  machineTime,
  mixedText,
  monthName,
  strings,
} from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { paidLabel, storyStrings } from '../../features/stories/stories.ts';
import type { CorrectedStory } from '../../features/stories/stories.ts';
import { StateBox } from './state-box.tsx';

export interface CorrectionLogProps {
  page: PageContext;
  /** Newest first. */
  corrections: readonly CorrectedStory[];
  /** Of the last, where there are earlier ones. */
  last: number | null;
  /** Whether this is where the log begins. */
  newest: boolean;
  /** What the house says of how it corrects itself. */
  policy: { href: string; title: string } | null;
  lite: boolean;
}

export function CorrectionLog(props: CorrectionLogProps) {
  const { page, corrections, last, newest, policy, lite } = props;
  const { site, language } = page;
  const words = storyStrings(language);
  const pathOf = (before?: number): string => correctionsPath(site, language, before, lite ? '.lite' : '');
  return (
    <section class="correction-log">
      <h1>{words.corrections}</h1>
      <p class="hint">
        {words.correctionsAbout(site.name)} {policy && <a href={policy.href}>{policy.title}</a>}
      </p>
      {corrections.length === 0 &&
        (lite ? (
          <p>
            {words.noCorrections.title}
            {language === 'ja' ? '。' : '. '}
            {words.noCorrections.text}
          </p>
        ) : (
          <StateBox icon="paper" {...words.noCorrections} />
        ))}
      {[...Map.groupBy(corrections, ({ at }) => monthName(at, dateStyle(page)))].map(([month, own]) => (
        <>
          <h2>{month}</h2>
          {own.map((corrected) => (
            <Logged corrected={corrected} page={page} lite={lite} />
          ))}
        </>
      ))}
      <p class="ways">
        {last !== null && (
          <a href={pathOf(last)} rel="next">
            {words.earlierCorrections}
          </a>
        )}{' '}
        {!newest && <a href={pathOf()}>{words.newestCorrections}</a>}{' '}
        <a href={correctionsFeedPath(site, language)}>{strings(language).feed}</a>
      </p>
    </section>
  );
}

function Logged({ corrected, page, lite }: { corrected: CorrectedStory; page: PageContext; lite: boolean }) {
  const { id, card, kind, note, at } = corrected;
  const { language } = page;
  const paid = paidLabel(card);
  return (
    <article class="logged" id={`correction-${id}`}>
      <h3>
        <a href={lite ? litePath(card.href) : card.href}>{mixedText(card.headline, card.language)}</a>
      </h3>
      {paid !== null && <p class="kicker paid">{mixedText(paid, card.language)}</p>}
      <p class="correction">
        <b>
          {strings(language)[kind]}, <time datetime={machineTime(at)}>{fullTime(at, dateStyle(page))}</time>
        </b>{' '}
        {mixedText(note, card.language)}
      </p>
    </article>
  );
}
