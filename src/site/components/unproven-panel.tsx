/** Below a thread, for members whose address is not confirmed: which mail waits, and the way to have it sent again. */
import { socialStrings } from '../../features/members/members.ts';
import type { Language } from '../../features/network/network.ts';
import { FrontBox } from './front-box.tsx';

export interface ProofNeeded {
  /** Whether a mail has gone out that they have not answered. */
  waits: boolean;
  accountHref: string;
}

export function UnprovenPanel({
  language,
  prefix,
  needed: { waits, accountHref },
}: {
  language: Language;
  prefix: string;
  needed: ProofNeeded;
}) {
  const words = socialStrings(language);
  return (
    <div class="login-panel">
      <FrontBox title={words.unprovenTitle}>
        <p class="hint">{waits ? words.proofWaits : words.unprovenText}</p>
        <div class="acts">
          {waits && (
            <form method="post" action={`${prefix}/auth/proof`}>
              <button type="submit" class="button main">
                {words.proofAgain}
              </button>
            </form>
          )}
          <a class={waits ? 'act' : 'button main'} href={accountHref}>
            {waits ? words.otherAddress : words.toAccount}
          </a>
        </div>
      </FrontBox>
    </div>
  );
}
