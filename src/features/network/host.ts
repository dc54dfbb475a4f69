/** The host name that a Host header means, in one spelling; undefined for what is no host name (RFC 9110, 7.2). */
const hostHeader = /^([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)\.?(?::\d{1,5})?$/;

export function canonicalHost(header: string): string | undefined {
  if (header.length > 260) return undefined;
  return hostHeader.exec(header.toLowerCase())?.[1];
}
