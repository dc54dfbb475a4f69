/** What every public page says to browsers and to shared caches. One policy, the same bytes for everyone. */
import type { Rendered } from '../page-cache/page.ts';

/**
 * No inline script or style anywhere, so the policy needs neither nonce nor hash and can be cached with the page.
 * Browsers hold the answer to a form against it too: a form that leads on to the hub needs the hub's origin.
 */
function contentSecurityPolicy(formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'self'",
    "base-uri 'none'",
  ].join('; ');
}

/** On every response, whatever it is. `formTargets`: the origins of ours that a form there may lead on to. */
export function securityHeaders(scheme: 'http' | 'https', formTargets: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(formTargets),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(scheme === 'https' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** For the one page that shows something of others (docs/adr/0027): all other pages may frame nothing. */
export function allowFrames(
  headers: Readonly<Record<string, string>>,
  origins: readonly string[],
): Readonly<Record<string, string>> {
  if (origins.length === 0) return headers;
  const policy = `${headers['content-security-policy']}; frame-src ${origins.join(' ')}`;
  return { ...headers, 'content-security-policy': policy };
}

/**
 * Shared caches without purging hold a page for three seconds and show it for two more while they ask again: five are
 * the time within which a kill must be done everywhere. Those that purge by `Surrogate-Key` may be told to hold it
 * longer.
 */
const cacheControl = 'public, max-age=0, s-maxage=3, stale-while-revalidate=2, stale-if-error=2';

/** Varnish and the CDNs refuse header lines of more than 8 KB. */
const maxSurrogateKeyLength = 6_000;

/** `security` is asked for each page: the hub's origin is known once the server listens. */
export function publicHeaders(
  security: () => Readonly<Record<string, string>>,
): (rendered: Rendered, tags: ReadonlySet<string>) => Record<string, string> {
  return ({ frames = [] }, tags) => {
    const surrogateKey = [...tags].toSorted().join(' ');
    return {
      ...allowFrames(security(), frames),
      'cache-control': cacheControl,
      vary: 'accept-encoding, save-data',
      ...(surrogateKey.length <= maxSurrogateKeyLength ? { 'surrogate-key': surrogateKey } : {}),
    };
  };
}
