/** Parts of the account page: what the member has with us, to look at, to take along, to end. */
import { letterStrings } from '../../features/letters/letters.ts';
import { memberStrings } from '../../features/members/members.ts';
import type { OwnSession } from '../../features/members/members.ts';
import { dateStyle, fullTime, lettersPath, longDay } from '../../features/network/network.ts';
import { Tick } from '../components/form.tsx';
import { pageContext } from '../page-parts.tsx';
import type { AccountView } from './account-view.ts';

export function LettersPart({
  view: { request, path },
  letters,
  title,
}: {
  view: AccountView;
  letters: readonly { letterId: number; siteId: number; key: string }[];
  title: string;
}) {
  const { language, network, originOf, site } = request;
  const words = memberStrings(language);
  const { names } = letterStrings(language);
  return (
    <section class="form">
      <h2>{title}</h2>
      {letters.length === 0 && <p class="hint">{words.noLetters}</p>}
      {letters.map(({ letterId, siteId, key }) => (
        <form method="post" action={path('/letter')} class="inline-form">
          <span>
            {network.siteById(siteId)?.name}: {names[key === 'alerts' ? 'alerts' : 'daily']}
          </span>
          <input type="hidden" name="letter" value={String(letterId)} />
          <button type="submit" class="button">
            {words.leaveLetter}
          </button>
        </form>
      ))}
      <p class="ways">
        <a href={originOf(site) + lettersPath(site, language)}>{words.chooseLetters}</a>
      </p>
    </section>
  );
}

export function SessionsPart({
  view: { request, path },
  sessions,
  own,
}: {
  view: AccountView;
  sessions: readonly OwnSession[];
  own: Buffer;
}) {
  const words = memberStrings(request.language);
  const style = dateStyle(pageContext(request.shared));
  return (
    <section>
      <h2>{words.sessions}</h2>
      <ul class="mails">
        {sessions.map((session) => (
          <li>
            {session.userAgent || '?'}
            <span>
              {session.network} · {words.lastSeen(fullTime(session.seenAt, style))}
              {session.hash.equals(own) && ` · ${words.thisOne}`}
            </span>
            <form method="post" action={path('/session')}>
              <input type="hidden" name="session" value={session.hash.toString('hex')} />
              <button type="submit" class="button">
                {words.logOut}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={path('/session')}>
        <button type="submit" name="session" value="all" class="button">
          {words.logOutOthers}
        </button>
      </form>
    </section>
  );
}

export function ExportPart({ view: { request, path } }: { view: AccountView }) {
  const words = memberStrings(request.language);
  return (
    <section>
      <h2>{words.takeAlong}</h2>
      <p class="hint">{words.exportText}</p>
      <p>
        <a class="button" href={path('/export')} download>
          {words.exportButton}
        </a>
      </p>
    </section>
  );
}

export function EraseForm({ view: { request, account, path } }: { view: AccountView }) {
  const words = memberStrings(request.language);
  return (
    <form method="post" action={path('/erase')} class="form">
      <h2>{words.erase}</h2>
      {account.eraseAt === null ? (
        <>
          <p class="hint">{words.eraseText}</p>
          <Tick name="words" label={words.eraseWords} />
          <button type="submit" name="do" value="erase" class="button">
            {words.eraseButton}
          </button>
        </>
      ) : (
        <>
          <p class="next">{words.eraseOn(longDay(account.eraseAt, dateStyle(pageContext(request.shared))))}</p>
          <button type="submit" name="do" value="keep" class="button main">
            {words.keepButton}
          </button>
        </>
      )}
    </form>
  );
}
