/** Beside the forms: the ways in that others keep. Nothing where none is configured. */
import type { ComponentChildren } from 'preact';
import { socialStrings } from '../../features/members/members.ts';
import type { PrivateRequest } from '../../features/members/members.ts';
import { Hidden } from '../components/form.tsx';
import { hubPath } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

export interface WaysInProps {
  deps: Pick<HubDeps, 'social'>;
  request: PrivateRequest;
  r: string | null;
  /** The link of a mail to come back to. */
  proof?: string | null;
  children?: ComponentChildren;
}

/** The form that is its child, with the other ways beside it. */
export function WaysIn({ deps, request, r, proof = null, children }: WaysInProps) {
  const words = socialStrings(request.language);
  const providers = deps.social();
  if (providers.length === 0) return <>{children}</>;
  return (
    <div class="ways-in">
      <section class="social">
        <h2>{words.otherWays}</h2>
        {providers.map(({ key, name }) => (
          <form method="post" action={hubPath(request, `/connect/${key}`, null)} data-js>
            <Hidden values={{ r, proof }} />
            <button type="submit" class="button">
              {words.continueWith(name)}
            </button>
            <p class="hint">{words.whatIsShared(name)}</p>
          </form>
        ))}
      </section>
      {children && <div class="form-page-own">{children}</div>}
    </div>
  );
}

/** How it went with a provider, as the address says: only words of ours are printed. */
export function wentWords(deps: Pick<HubDeps, 'social'>, { query, language }: PrivateRequest): string | null {
  const provider = deps.social().find(({ key }) => key === query.get('way'));
  if (!provider) return null;
  const words = socialStrings(language);
  const said: Partial<Record<string, string>> = {
    denied: words.denied(provider.name),
    failed: words.failed(provider.name),
    connected: words.connectedDone(provider.name),
    taken: words.connectTaken(provider.name),
  };
  return said[query.get('went') ?? ''] ?? null;
}
