/** One spelling for an old address, however somebody has written it down. */

/** What counts visits says nothing of what is asked for. */
const counting = /^(utm_.*|fbclid|gclid|yclid|mc_cid|mc_eid|ref|amp)$/i;
const longest = 500;

/**
 * `/2019/03/Old-Story/?utm_source=x` is `/2019/03/old-story`; `/?p=123` is `/?p=123`. Null for what is no path, is longer than any
 * of ours, or has escapes that mean nothing.
 */
export function aliasKey(pathAndQuery: string): string | null {
  const [path = '', query = ''] = pathAndQuery.split('#', 1)[0]?.split(/\?(.*)/s, 2) ?? [];
  const plain = decoded(path);
  if (plain === null || !plain.startsWith('/')) return null;
  const kept = [...new URLSearchParams(query)]
    .filter(([name]) => !counting.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const search = kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
  const key = (plain.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '') + search).toLowerCase();
  return key.length <= longest ? key : null;
}

function decoded(path: string): string | null {
  try {
    const plain = decodeURIComponent(path).normalize('NFC');
    return plain.includes('\u0000') || !plain.isWellFormed() ? null : plain;
  } catch {
    return null;
  }
}
