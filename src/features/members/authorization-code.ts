/** The authorization-code flow at a provider: state, PKCE, nonce, `iss`, and the exact address of return. */
import type * as OpenId from 'openid-client';
import { KnownError } from '../../platform/http/errors.ts';
import type { GuardedFetch } from '../../platform/http/guarded-client.ts';
import type { SocialChecks } from './social-provider.ts';

/** Loaded when somebody first comes by a provider: nine megabytes that most processes never need. */
export const openId = (): Promise<typeof OpenId> => import('openid-client');

export async function beginCode(
  client: OpenId.Configuration,
  parameters: { redirectUri: string; scope: string; nonce: boolean },
): Promise<SocialChecks & { href: string }> {
  const library = await openId();
  const checks = {
    state: library.randomState(),
    verifier: library.randomPKCECodeVerifier(),
    nonce: library.randomNonce(),
  };
  const { href } = library.buildAuthorizationUrl(client, {
    redirect_uri: parameters.redirectUri,
    scope: parameters.scope,
    state: checks.state,
    // Who does not know it passes over it; where it is known, a code that was stolen on the way is worth nothing.
    code_challenge: await library.calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
    ...(parameters.nonce ? { nonce: checks.nonce } : {}),
  });
  return { ...checks, href };
}

type Tokens = Awaited<ReturnType<typeof OpenId.authorizationCodeGrant>>;

export async function finishCode(
  client: OpenId.Configuration,
  returned: { redirectUri: string; query: URLSearchParams },
  checks: { state: string; verifier: string; nonce?: string },
): Promise<Tokens> {
  const { authorizationCodeGrant, AuthorizationResponseError } = await openId();
  const back = new URL(returned.redirectUri);
  back.search = returned.query.toString();
  try {
    return await authorizationCodeGrant(client, back, {
      expectedState: checks.state,
      pkceCodeVerifier: checks.verifier,
      ...(checks.nonce === undefined ? {} : { expectedNonce: checks.nonce, idTokenExpected: true }),
    });
  } catch (error) {
    // Only what bears our state comes as far as this: a refusal from elsewhere is no refusal.
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
      throw new KnownError('provider-denied');
    throw error;
  }
}

/** Everything that the library asks goes through the guard. */
export function fetchThrough(guarded: GuardedFetch): OpenId.CustomFetch {
  return (url, { method, headers, body }) => {
    if (body instanceof URLSearchParams) return guarded(url, { method, headers, body: body.toString() });
    if (body !== null && body !== undefined) throw new Error('Only forms are sent to a provider.');
    return guarded(url, { method, headers });
  };
}
