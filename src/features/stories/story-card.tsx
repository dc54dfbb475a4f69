/** A story in a list, in the forms that fronts are made of. The headline's link covers the card. */
import { PictureTag } from '../media/media.ts';
import type { PicturePlace } from '../media/media.ts';
import { cardTime, clockTime, dateStyle, machineTime, mixedText, strings } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { KindLine } from './kind-line.tsx';
import { kindOf } from './kinds/all-kinds.ts';
import { paidLabel } from './paid-label.ts';
import type { Correction, StoryCard } from './story.ts';
import { storyStrings } from './strings.ts';

export interface CardProps {
  card: StoryCard;
  page: PageContext;
  /** The level of the headline below the heading that stands above the list. */
  level?: 2 | 3;
  /** `clock`: the list's heading already says the day. */
  time?: 'day' | 'clock' | 'none';
}

/** Large picture, headline, standfirst: the first story of a page. */
export function LeadCard({
  place = 'lead',
  first = true,
  ...props
}: CardProps & { place?: PicturePlace; first?: boolean }) {
  const { card, level = 2 } = props;
  return (
    <article class="card lead" lang={foreign(props)}>
      {card.picture && <PictureTag picture={card.picture} place={place} alt={card.picture.alt} first={first} />}
      <div>
        <Kicker {...props} />
        <Headline {...props} level={level} />
        {card.standfirst && <p class="teaser">{mixedText(card.standfirst, card.language)}</p>}
        <Stamp {...props} />
      </div>
    </article>
  );
}

/** Picture on top, headline; with `teaser` the standfirst too. */
export function CompactCard({
  place = 'half',
  teaser = false,
  ...props
}: CardProps & { place?: PicturePlace; teaser?: boolean }) {
  const { card } = props;
  return (
    <article class="card" lang={foreign(props)}>
      {card.picture && <PictureTag picture={card.picture} place={place} alt="" />}
      <div>
        <Kicker {...props} />
        <Headline {...props} />
        {teaser && card.standfirst && <p class="teaser">{mixedText(card.standfirst, card.language)}</p>}
        <Stamp {...props} />
      </div>
    </article>
  );
}

/** One line of a list, with a thumbnail at its end where there is a picture. */
export function RowCard({
  place = 'thumb',
  teaser = false,
  ...props
}: CardProps & { place?: PicturePlace; teaser?: boolean }) {
  const { card } = props;
  return (
    <article class="card row" lang={foreign(props)}>
      <div>
        <Kicker {...props} />
        <Headline {...props} />
        {teaser && card.standfirst && <p class="teaser">{mixedText(card.standfirst, card.language)}</p>}
        <Stamp {...props} />
      </div>
      {card.picture && <PictureTag picture={card.picture} place={place} alt="" />}
    </article>
  );
}

/** Headline and time, for narrow columns. */
export function TextCard(props: CardProps) {
  return (
    <article class="card text" lang={foreign(props)}>
      {props.card.sponsor !== null && <Kicker {...props} />}
      <Headline {...props} />
      <Stamp {...props} />
    </article>
  );
}

/** The picture is the story: large, with its sentence and its credit. */
export function PictureCard({
  place = 'wide',
  first = false,
  ...props
}: CardProps & { place?: PicturePlace; first?: boolean }) {
  const { card } = props;
  return (
    <article class="card picture-card" lang={foreign(props)}>
      {card.picture && <PictureTag picture={card.picture} place={place} alt={card.picture.alt} first={first} />}
      <div>
        <Headline {...props} />
        {card.picture && (
          <p class="caption-line">
            <span class="caption">{mixedText(card.picture.caption, card.language)}</span>{' '}
            <span class="credit">{mixedText(card.picture.credit, card.language)}</span>
          </p>
        )}
        <Stamp {...props} />
      </div>
    </article>
  );
}

/** The headline asks; it is set like something said. */
export function QuestionCard(props: CardProps) {
  const { card } = props;
  return (
    <article class="card question" lang={foreign(props)}>
      <Headline {...props} />
      {card.standfirst && <p class="teaser">{mixedText(card.standfirst, card.language)}</p>}
      <Stamp {...props} />
    </article>
  );
}

/** What somebody said, with who said it. */
export function QuoteCard(props: CardProps) {
  return (
    <article class="card question" lang={foreign(props)}>
      <blockquote>
        <Headline {...props} />
      </blockquote>
      <Stamp {...props} />
    </article>
  );
}

/** A place: tall picture with a vertical name plate of at most eight characters, the headline on wash below. */
export function PlaceTile({
  plate: named,
  place = 'tile',
  ...props
}: CardProps & { plate?: string | null; place?: PicturePlace }) {
  const { card } = props;
  // A story that is a place has its own name.
  const plate = kindOf(card.kind).plate?.(card.fields) ?? named;
  return (
    <article class="card tile" lang={foreign(props)}>
      <div class="frame">
        {card.picture && <PictureTag picture={card.picture} place={place} alt="" />}
        {plate && (
          <p class="plate" lang="ja">
            <span>{plate}</span>
          </p>
        )}
      </div>
      <div>
        <Headline {...props} />
        <p class="stamp">
          {kindOf(card.kind).cardLine?.(card, props.page) ??
            mixedText(card.dateline ?? card.kicker ?? card.section.name, card.language)}
        </p>
      </div>
    </article>
  );
}

/** What is paid for says so where others say what they are of. */
function Kicker({ card }: CardProps) {
  const paid = paidLabel(card);
  if (paid !== null) return <p class="kicker paid">{mixedText(paid, card.language)}</p>;
  return (
    <a class="kicker" href={card.section.href}>
      {mixedText(card.kicker ?? card.section.name, card.language)}
    </a>
  );
}

function Headline({ card, level = 3 }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Heading>
      <a href={card.href}>{mixedText(card.headline, card.language)}</a>
    </Heading>
  );
}

function Stamp({ card, page, time = 'day' }: CardProps) {
  if (time === 'none') return null;
  const style = dateStyle(page);
  const text = time === 'clock' ? clockTime(card.publishedAt, style) : cardTime(card.publishedAt, page.now, style);
  return (
    <p class="stamp">
      <KindLine card={card} page={page} /> <time datetime={machineTime(card.publishedAt)}>{text}</time>
      {card.correction && <Corrected correction={card.correction} page={page} />}
      {card.comments > 0 && <span> · {strings(page.language).comments(card.comments)}</span>}
    </p>
  );
}

/** That it said something else before. */
export function Corrected({ correction, page }: { correction: Correction; page: PageContext }) {
  const { kind, at } = correction;
  return (
    <span class="corrected">
      {' · '}
      <time datetime={machineTime(at)}>
        {storyStrings(page.language).marked[kind](cardTime(at, page.now, dateStyle(page)))}
      </time>
    </span>
  );
}

function foreign({ card, page }: CardProps): string | undefined {
  return card.language === page.language ? undefined : card.language;
}
