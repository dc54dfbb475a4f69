/** Below a thread, for those who are not logged in: the ways in that others keep, and one's own account. */
import { discussionStrings } from '../../features/discussion/discussion.ts';
import { memberStrings, socialStrings } from '../../features/members/members.ts';
import type { Language, WayIn } from '../../features/network/network.ts';
import { Hidden } from './form.tsx';
import { FrontBox } from './front-box.tsx';

export interface LoginPanelProps {
  language: Language;
  prefix: string;
  waysIn: readonly WayIn[];
  /** Where whoever logs in comes back to. */
  to: string;
}

export function LoginPanel({ language, prefix, waysIn, to }: LoginPanelProps) {
  const [words, members, social] = [discussionStrings(language), memberStrings(language), socialStrings(language)];
  const start = `${prefix}/auth/start?to=${encodeURIComponent(to)}`;
  return (
    <div class="login-panel" data-login-panel>
      <FrontBox title={words.loginToComment}>
        <div class="ways-in">
          {waysIn.length > 0 && (
            <form method="post" action={`${prefix}/auth/start`} class="social" data-js>
              <Hidden values={{ to }} />
              {waysIn.map(({ key, name }) => (
                <button type="submit" name="way" value={key} class="button">
                  {social.continueWith(name)}
                </button>
              ))}
              <p class="hint">{social.whatIsShared(waysIn.map(({ name }) => name).join(', '))}</p>
            </form>
          )}
          <div class="form-page-own">
            <p class="hint">{words.oneAccount}</p>
            <div class="acts">
              <a class="button main" rel="nofollow" href={start}>
                {members.logIn}
              </a>
              <a class="button" rel="nofollow" href={`${start}&then=register`}>
                {members.register}
              </a>
              <a class="act" rel="nofollow" href={`${start}&then=forgot`}>
                {members.forgotten}
              </a>
            </div>
          </div>
        </div>
      </FrontBox>
    </div>
  );
}
