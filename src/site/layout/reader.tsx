/** Who reads: the way to log in, or the member's name with the way to the account and out. */
import { memberStrings } from '../../features/members/members.ts';
import type { Viewer } from '../../features/members/members.ts';
import type { Language } from '../../features/network/network.ts';

export interface ReaderProps {
  viewer: Viewer;
  language: Language;
  /** `/ja` where pages of another language stand. */
  prefix: string;
  /** Absolute: the hub is another origin. */
  accountHref: string;
}

export function Reader({ viewer, language, prefix, accountHref }: ReaderProps) {
  const words = memberStrings(language);
  if (viewer.kind === 'anyone')
    return (
      <div class="reader" data-reader>
        <a href={`${prefix}/auth/start`} rel="nofollow" aria-label={words.logInOrRegister}>
          <Person />
          <span class="wide">{words.logInOrRegister}</span>
        </a>
      </div>
    );
  return (
    <details class="reader">
      <summary aria-label={viewer.name}>
        <Person />
        <span class="wide">{viewer.name}</span>
      </summary>
      <div>
        <a href={accountHref}>{words.account}</a>
        <form method="post" action={`${prefix}/logout`}>
          <button type="submit">{words.logOut}</button>
          <button type="submit" name="everywhere" value="1">
            {words.logOutEverywhere}
          </button>
        </form>
      </div>
    </details>
  );
}

function Person() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8" />
    </svg>
  );
}
