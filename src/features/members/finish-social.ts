/** Somebody is back from a provider: one of ours, one to be connected, or somebody new. An address decides nothing. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { connectIdentity } from './connect-identity.ts';
import type { Connected } from './connect-identity.ts';
import { newSecret, secretHash } from './session-cookie.ts';
import type { SocialProvider } from './social-provider.ts';
import { insertSocialArrival, memberOfIdentity, takeSocialRequest } from './social-queries.ts';
import type { Viewer } from './viewer.ts';

export interface ReturnedSocial {
  redirectUri: string;
  query: URLSearchParams;
  /** What the browser held. */
  secret: string | undefined;
  viewer: Viewer;
}

export type SocialOutcome =
  | { kind: 'known'; memberId: number; plain: boolean }
  /** `secret` opens the form in which they say how they want to be called. */
  | { kind: 'new'; secret: string }
  | { kind: 'connected'; connected: Connected };

export async function finishSocial(
  db: Db,
  provider: SocialProvider,
  { redirectUri, query, secret, viewer }: ReturnedSocial,
): Promise<SocialOutcome> {
  const hash = secretHash(secret);
  // Gone with the first answer, good or bad: nothing that comes back is heard twice.
  const request = hash && (await takeSocialRequest(db, hash, provider.key));
  if (!request) throw new KnownError('login-ended');
  const person = await provider.finish(redirectUri, query, request);
  if (request.connects !== null) {
    // The account that is logged in now may be another than the one that pressed.
    if (viewer.kind !== 'member' || !viewer.session.equals(request.connects)) throw new KnownError('login-ended');
    return { kind: 'connected', connected: await connectIdentity(db, viewer.memberId, person, provider) };
  }
  const known = await memberOfIdentity(db, person);
  if (known) return { kind: 'known', memberId: known.memberId, plain: request.plain };
  const arrival = newSecret();
  await insertSocialArrival(db, arrival.hash, { ...person, provider: provider.key, plain: request.plain });
  return { kind: 'new', secret: arrival.value };
}
