/** A way to log in that somebody else keeps. Who one is there is (issuer, subject); an address is only what they say. */

export interface SocialPerson {
  issuer: string;
  subject: string;
  name: string | null;
  /** Proven by nothing, whatever the provider says of it. */
  email: string | null;
}

/** What is kept between the way there and the way back. */
export interface SocialChecks {
  state: string;
  verifier: string;
  nonce: string;
}

export interface SocialProvider {
  /** In addresses: `/connect/{key}`. */
  key: string;
  /** As it stands on the button. */
  name: string;
  /** Where the browser is sent. */
  begin(redirectUri: string): Promise<SocialChecks & { href: string }>;
  /** Who has come back with `query`, after every check. Throws `provider-denied` or whatever went wrong. */
  finish(redirectUri: string, query: URLSearchParams, checks: SocialChecks): Promise<SocialPerson>;
}

/** Those that are configured, at this moment: a stand-in may have come or gone. */
export type SocialProviders = () => readonly SocialProvider[];
