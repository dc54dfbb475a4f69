/** The ways in that others keep: what the environment names, and on a local network the stand-in, while it runs. */
import type { Config } from './config.ts';
import { demoFacebookIssuer, openDemoNote } from './demo-facebook/demo-note.ts';
import type { DemoNote } from './demo-facebook/demo-note.ts';
import { facebookProvider, oidcProvider, realFacebook } from './features/members/members.ts';
import type { SocialProvider, SocialProviders } from './features/members/members.ts';
import type { Network } from './features/network/network.ts';

export type SocialConfig = Pick<Config, 'dataDir'> & Partial<Pick<Config, 'facebook' | 'oidc'>>;

export function socialProviders(
  { dataDir, facebook = null, oidc = null }: SocialConfig,
  { network, now }: { network: () => Network; now: () => Date },
): SocialProviders {
  const configured: SocialProvider[] = [];
  if (facebook) configured.push(facebookProvider({ ...realFacebook, ...facebook }));
  if (oidc) configured.push(oidcProvider(oidc, now));
  let note: DemoNote | undefined;
  let demo: { origin: string; provider: SocialProvider } | undefined;
  return () => {
    if (facebook !== null || !network().local) return configured;
    note ??= openDemoNote(dataDir);
    const origin = note.origin();
    if (origin === null) return configured;
    if (demo?.origin !== origin) demo = { origin, provider: demoFacebook(note, origin) };
    return [demo.provider, ...configured];
  };
}

/** Registers our address of return before it sends anybody: the port of a demo is whatever was free. */
function demoFacebook(note: DemoNote, origin: string): SocialProvider {
  const { id: clientId, secret: clientSecret } = note.client;
  const at = { name: 'Demo Facebook', issuer: demoFacebookIssuer, dialog: origin, graph: origin };
  const provider = facebookProvider({ ...at, clientId, clientSecret });
  return {
    ...provider,
    async begin(redirectUri) {
      note.allow(redirectUri);
      return provider.begin(redirectUri);
    },
  };
}
