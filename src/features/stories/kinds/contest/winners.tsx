/** From the tenth to the first, the first one largest. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps } from '../kind.ts';
import { FieldPictureFigure } from '../parts/field-picture.tsx';
import type { ContestFields, Winner } from './fields.ts';
import { contestStrings } from './strings.ts';

export function Winners(props: KindProps<ContestFields>) {
  const { language, fields } = props.story;
  const winners = fields.winners.toSorted((a, b) => b.rank - a.rank);
  const title = <h2>{contestStrings(language).winners}</h2>;
  // Few readers of feeds count backwards: there the rank is said in words alone.
  if (props.edition === 'feed')
    return (
      <>
        {title}
        {winners.map((winner) => (
          <WinnerCard {...props} winner={winner} />
        ))}
      </>
    );
  return (
    <section class="winners">
      {title}
      <ol reversed start={Math.max(...fields.winners.map(({ rank }) => rank))}>
        {winners.map((winner) => (
          <li value={winner.rank} class={winner.rank === 1 ? 'first' : undefined}>
            <WinnerCard {...props} winner={winner} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function WinnerCard({ winner, story, edition }: KindProps<ContestFields> & { winner: Winner }) {
  const { language } = story;
  const { rank, title, entrant, from, picture, reason } = winner;
  const words = contestStrings(language);
  const by = mixedText(words.entrant(entrant, from), language);
  return (
    <article class="winner">
      <h3>
        {/* The list’s own number says it where nothing is drawn. */}
        {edition !== 'lite' && <span class="rank">{words.rank(rank)}</span>}{' '}
        {title === undefined ? by : mixedText(title, language)}
      </h3>
      {title !== undefined && <p class="entrant">{by}</p>}
      <FieldPictureFigure picture={picture} story={story} edition={edition} place={rank === 1 ? 'story' : 'half'} />
      <p class="reason">
        <b>{words.said}</b> {mixedText(reason, language)}
      </p>
    </article>
  );
}
