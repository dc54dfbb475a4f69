/** The time zones that a site may name: those of the IANA list, by their full names. */

/**
 * Intl takes more than it lists: other spellings, which would be another zone to us; abbreviations, which mean several;
 * bare offsets, which know no summer; and older names of cities, which are as good.
 */
export function isTimeZone(name: string): boolean {
  const listed = Intl.supportedValuesOf('timeZone');
  if (name === 'UTC' || listed.includes(name)) return true;
  const misspelt = listed.some((zone) => zone.toLowerCase() === name.toLowerCase());
  return !misspelt && /^[A-Z][A-Za-z]+(\/[A-Z][\w+-]*)+$/.test(name) && isKnownToIntl(name);
}

/** What there is instead: the zones of the same part of the world, or its parts. */
export function noSuchTimeZone(name: string): string {
  const byArea = Map.groupBy(Intl.supportedValuesOf('timeZone'), (zone) => zone.split('/', 1)[0] ?? '');
  const area = [...byArea.keys()].find((known) => name.toLowerCase().startsWith(`${known.toLowerCase()}/`));
  const known = area === undefined ? undefined : byArea.get(area);
  return known
    ? `“${name}” is no time zone; there are ${known.join(', ')}`
    : `“${name}” is no time zone; they are spelt as Asia/Tokyo is, and begin with ${[...byArea.keys()].join(', ')} or are UTC`;
}

function isKnownToIntl(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
