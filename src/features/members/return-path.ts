/** Where a reader goes back to: a path of our own host, never another origin. */

/** `value` as it came; `/` for whatever could lead elsewhere (research: `//evil`, `/\evil`, control characters). */
export function returnPath(value: string | null | undefined): string {
  if (typeof value !== 'string' || value.length > 1_000) return '/';
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(value, base)) return '/';
  const { origin, pathname, search, hash } = new URL(value, base);
  // Dots are taken out while parsing, and may leave two slashes in front.
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : '/';
}
