/** A browser is sent to a provider, with a cookie by which it alone can come back. */
import type { Db } from '../../platform/db/database.ts';
import { newSecret } from './session-cookie.ts';
import type { SocialProvider } from './social-provider.ts';
import { insertSocialRequest } from './social-queries.ts';

export interface BeginningSocial {
  redirectUri: string;
  /** The hub session that pressed “connect”; null where somebody logs in. */
  connects: Buffer | null;
  plain: boolean;
}

export async function beginSocial(
  db: Db,
  provider: SocialProvider,
  { redirectUri, connects, plain }: BeginningSocial,
): Promise<{ href: string; secret: string }> {
  const { href, ...checks } = await provider.begin(redirectUri);
  const secret = newSecret();
  await insertSocialRequest(db, secret.hash, { ...checks, provider: provider.key, connects, plain });
  return { href, secret: secret.value };
}
