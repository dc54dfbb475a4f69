/** Which lists of what is read and discussed most there are. */

export type PopularKind = 'read' | 'discussed';
export const popularKinds: readonly PopularKind[] = ['read', 'discussed'];

/** Hours. */
export const spans = { '24h': 24, '7d': 168 } as const;
export type Span = keyof typeof spans;

/** Announced when a list of the site is another. */
export function popularTag(siteId: number): string {
  return `popular:${siteId}`;
}
