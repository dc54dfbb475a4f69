/** Any OpenID Connect provider, by its discovery document. It is read when somebody first comes, and kept for an hour. */
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { createGuardedFetch } from '../../platform/http/guarded-client.ts';
import { beginCode, fetchThrough, finishCode, openId } from './authorization-code.ts';
import type { SocialProvider } from './social-provider.ts';

export interface OidcSettings {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const hourMs = 3_600_000;
const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  name: z.string().max(1_000).optional(),
  email: z.string().max(320).optional(),
});

export function oidcProvider(settings: OidcSettings, now: () => Date): SocialProvider {
  const { issuer, clientId, clientSecret } = settings;
  const own = new URL(issuer).origin;
  let named = new Set<string>();
  // What the provider's own document names may be asked too: many keep their keys on another host.
  const guarded = createGuardedFetch({ allowed: (origin) => origin === own || named.has(origin) });
  let known: { client: Promise<Configuration>; until: number } | undefined;

  function client(): Promise<Configuration> {
    if (known === undefined || known.until < now().getTime()) {
      const read = discover();
      known = { client: read, until: now().getTime() + hourMs };
      // Whoever comes next asks again.
      read.catch(() => (known = undefined));
    }
    return known.client;
  }

  async function discover(): Promise<Configuration> {
    const library = await openId();
    const found = await library.discovery(
      new URL(issuer),
      clientId,
      undefined,
      library.ClientSecretPost(clientSecret),
      {
        [library.customFetch]: fetchThrough(guarded),
        execute: issuer.startsWith('http://') ? [library.allowInsecureRequests] : [],
      },
    );
    const { token_endpoint, jwks_uri } = found.serverMetadata();
    const origins = [token_endpoint, jwks_uri].flatMap((url) => (url === undefined ? [] : [new URL(url).origin]));
    named = new Set(origins.filter((origin) => origin.startsWith('https://')));
    return found;
  }

  return {
    key: 'oidc',
    name: settings.name,
    begin: async (redirectUri) =>
      beginCode(await client(), { redirectUri, scope: 'openid profile email', nonce: true }),
    async finish(redirectUri, query, checks) {
      const tokens = await finishCode(await client(), { redirectUri, query }, checks);
      const { iss, sub, name, email } = claims.parse(tokens.claims());
      return { issuer: iss, subject: sub, name: name ?? null, email: email ?? null };
    },
  };
}
