/**
 * A form or script of another origin may not act for a reader, not even one of a sister site. Browsers say where a
 * request comes from (Fetch Metadata; RFC 6454); no token is needed in a page, so that pages may be shared.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** `ownOrigin`: scheme, host and port as browsers see the host that was asked. */
export function isOwnRequest(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  // Browsers from before 2023, and programs. A missing Origin on an unsafe request is nobody's page.
  return headers.origin === ownOrigin;
}
