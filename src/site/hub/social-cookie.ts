/** Between a button of the hub and the return from a provider: what `socialCookie` carries. */

/** What the browser holds on the way: it alone knows which site waits for it, and which mail it came from. */
export function toSocialCookie(secret: string, r: string | null, proof: string | null, language: string): string {
  return [secret, r ?? '', proof ?? '', language].map((part) => part.replaceAll(/[^\w-]/g, '')).join('.');
}

export function fromSocialCookie(value: string | undefined): {
  secret: string | undefined;
  r: string | null;
  proof: string | null;
  language: 'en' | 'ja';
} {
  const [secret, r, proof, language] = (value ?? '').split('.');
  return { secret, r: r || null, proof: proof || null, language: language === 'ja' ? 'ja' : 'en' };
}
