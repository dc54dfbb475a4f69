/**
 * A poll as somebody sees it: as everyone does, who may vote and see what was voted so far unless that is hidden; or as
 * a member who has voted. Bars say in words what they show.
 */
import { dateStyle, fullTime, machineTime, mixedText } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { isOpen, votesIn } from './poll.ts';
import type { Poll } from './poll.ts';
import { pollStrings } from './poll-strings.ts';

export interface PollBoxProps {
  poll: Poll;
  /** In the words of the story that shows it. */
  words: { question: string; answers: readonly string[] };
  story: { id: number; language: PageContext['language'] };
  page: PageContext;
  /** `/ja` where the site's own language is another one. */
  prefix: string;
  /** The place that this reader has voted for. */
  own: number | null;
}

export function PollBox(props: PollBoxProps) {
  const { poll, words, story, page, own } = props;
  const said = pollStrings(story.language);
  const open = isOpen(poll, page.now);
  const time = fullTime(poll.closesAt, { ...dateStyle(page), language: story.language });
  const total = votesIn(poll);
  return (
    <div class="poll-box" id={anchorOf(poll)} data-story={story.id}>
      <h2>{mixedText(words.question, story.language)}</h2>
      {open && own === null && <VoteForm {...props} />}
      {open && own === null && poll.hidden && <p class="small">{said.shownOnceVoted}</p>}
      {open && own === null && !poll.hidden && total > 0 && (
        <details>
          <summary>{said.soFar(total)}</summary>
          <Bars {...props} />
        </details>
      )}
      {(!open || own !== null) && <Bars {...props} />}
      {open && own !== null && (
        <details>
          <summary>{said.changeVote}</summary>
          <VoteForm {...props} />
        </details>
      )}
      <p class="small">
        {(!open || own !== null) && `${said.total(total)} · `}
        <time datetime={machineTime(poll.closesAt)}>{open ? said.closes(time) : said.closed(time)}</time>
      </p>
    </div>
  );
}

function anchorOf({ id }: Poll): string {
  return `poll-${id}`;
}

function VoteForm({ poll, words, story, prefix, own }: PollBoxProps) {
  return (
    <form class="poll-form" method="post" action={`${prefix}/polls/${poll.id}/vote`}>
      <input type="hidden" name="story" value={story.id} />
      <fieldset>
        <legend class="unseen">{mixedText(words.question, story.language)}</legend>
        {poll.answers.map(({ place, answer }) => (
          <label>
            <input type="radio" name="answer" value={place} required checked={place === own} />
            <span>{mixedText(words.answers[place - 1] ?? answer, story.language)}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button main">
        {pollStrings(story.language).vote}
      </button>
    </form>
  );
}

function Bars({ poll, words, story, own }: PollBoxProps) {
  const said = pollStrings(story.language);
  const total = votesIn(poll);
  return (
    <ul class="bars">
      {poll.answers.map(({ place, answer, votes }) => (
        <li>
          <span>
            {mixedText(words.answers[place - 1] ?? answer, story.language)}
            {place === own && (
              <>
                {story.language === 'ja' ? '・' : ', '}
                <b>{said.yours}</b>
              </>
            )}
          </span>{' '}
          <span class="share">{said.share(votes, total)}</span>
          {/* No style may stand in a page: the bar is as wide as its drawing says. */}
          <svg
            viewBox="0 0 100 1"
            preserveAspectRatio="none"
            aria-hidden="true"
            class={place === own ? 'own' : undefined}
          >
            <rect width={total === 0 ? 0 : Math.round((1_000 * votes) / total) / 10} height="1" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
