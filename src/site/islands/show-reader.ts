/** A kept page is the same for all; `/me` says who reads it, and the masthead greets them by name. */

export interface Me {
  member: { slug: string; name: string; proven: boolean } | null;
  /** The masthead's part, as the server draws it. */
  reader: string;
}

/** Readers without a session are not asked about: only who has one has the cookie that says so. */
export function hasSession(): boolean {
  return /(^|; )__Host-in=1/.test(document.cookie);
}

export async function showReader(): Promise<void> {
  const place = document.querySelector('[data-reader]');
  if (place === null || !hasSession()) return;
  const reply = await fetch(`/me?language=${document.documentElement.lang}`, {
    headers: { accept: 'application/json' },
  });
  if (!reply.ok) return;
  const me = (await reply.json()) as Me;
  if (me.member !== null) place.outerHTML = me.reader;
}
