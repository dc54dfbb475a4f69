/** Facebook, or its stand-in: OAuth 2 with a graph to ask who it is. Read by hand, for it gives no ID token here. */
import { createHmac } from 'node:crypto';
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { createGuardedFetch } from '../../platform/http/guarded-client.ts';
import { beginCode, fetchThrough, finishCode, openId } from './authorization-code.ts';
import type { SocialProvider } from './social-provider.ts';

export interface FacebookSettings {
  name: string;
  issuer: string;
  /** Origin of the dialog that people see. */
  dialog: string;
  /** Origin of what programs ask. */
  graph: string;
  clientId: string;
  clientSecret: string;
}

export const realFacebook = {
  name: 'Facebook',
  issuer: 'https://www.facebook.com',
  dialog: 'https://www.facebook.com',
  graph: 'https://graph.facebook.com',
} as const;

const inspected = z.object({ data: z.object({ app_id: z.string(), user_id: z.string(), is_valid: z.literal(true) }) });
const person = z.object({
  id: z.string().regex(/^\d{1,40}$/),
  name: z.string().max(1_000).optional(),
  email: z.string().max(320).optional(),
});

export function facebookProvider(settings: FacebookSettings): SocialProvider {
  const { issuer, dialog, graph, clientId, clientSecret } = settings;
  const guarded = createGuardedFetch({ allowed: (origin) => origin === new URL(graph).origin });
  let client: Promise<Configuration> | undefined;

  async function open(): Promise<Configuration> {
    const library = await openId();
    const server = {
      issuer,
      authorization_endpoint: `${dialog}/dialog/oauth`,
      token_endpoint: `${graph}/oauth/access_token`,
    };
    const opened = new library.Configuration(server, clientId, undefined, library.ClientSecretPost(clientSecret));
    opened[library.customFetch] = fetchThrough(guarded);
    if (graph.startsWith('http://')) library.allowInsecureRequests(opened);
    return opened;
  }

  async function ask(path: string, query: Record<string, string>, headers = {}): Promise<unknown> {
    const reply = await guarded(`${graph}${path}?${new URLSearchParams(query)}`, { headers });
    if (reply.status !== 200) throw new Error(`${settings.name} answers ${path} with ${reply.status}.`);
    return reply.json();
  }

  return {
    key: 'facebook',
    name: settings.name,
    async begin(redirectUri) {
      return beginCode(await (client ??= open()), { redirectUri, scope: 'public_profile email', nonce: false });
    },
    async finish(redirectUri, query, { state, verifier }) {
      const opened = await (client ??= open());
      const { access_token: token } = await finishCode(opened, { redirectUri, query }, { state, verifier });
      // A token that was given to another app says who somebody is there, and not that they came to us.
      const { data } = inspected.parse(
        await ask('/debug_token', { input_token: token, access_token: `${clientId}|${clientSecret}` }),
      );
      if (data.app_id !== clientId) throw new Error(`${settings.name} gave a token of another app.`);
      const proof = createHmac('sha256', clientSecret).update(token).digest('hex');
      const asked = { fields: 'id,name,email', appsecret_proof: proof };
      const found = person.parse(await ask('/me', asked, { authorization: `Bearer ${token}` }));
      if (found.id !== data.user_id)
        throw new Error(`${settings.name} gave the token of one and the profile of another.`);
      return { issuer, subject: found.id, name: found.name ?? null, email: found.email ?? null };
    },
  };
}
