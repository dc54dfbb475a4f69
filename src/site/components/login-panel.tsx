/**
 * Below a thread, for those who are not logged in: the ways in that others keep, and one's own account. Its buttons send
 * the form above, so that whatever was typed there waits and comes back.
 */
import { discussionStrings } from '../../features/discussion/discussion.ts';
import { memberStrings, socialStrings } from '../../features/members/members.ts';
import type { Language, WayIn } from '../../features/network/network.ts';
import { FrontBox } from './front-box.tsx';

export interface LoginPanelProps {
  language: Language;
  waysIn: readonly WayIn[];
  /** The form's id. */
  form: string;
}

export function LoginPanel({ language, waysIn, form }: LoginPanelProps) {
  const [words, members, social] = [discussionStrings(language), memberStrings(language), socialStrings(language)];
  const press = { type: 'submit', form, name: 'then' } as const;
  return (
    <div class="login-panel" data-login-panel>
      <FrontBox title={words.loginToComment}>
        <div class="ways-in">
          {waysIn.length > 0 && (
            <div class="social">
              {waysIn.map(({ key, name }) => (
                <button {...press} value={`way:${key}`} class="button">
                  {social.continueWith(name)}
                </button>
              ))}
              <p class="hint">{social.whatIsShared(waysIn.map(({ name }) => name).join(', '))}</p>
            </div>
          )}
          <div class="form-page-own">
            <p class="hint">{words.oneAccount}</p>
            <div class="acts">
              <button {...press} value="login" class="button main">
                {members.logIn}
              </button>
              <button {...press} value="register" class="button">
                {members.register}
              </button>
              <button {...press} value="forgot" class="act">
                {members.forgotten}
              </button>
            </div>
          </div>
        </div>
      </FrontBox>
    </div>
  );
}
