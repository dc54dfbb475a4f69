/** Who may be granted what. A grant holds on one site or, without one, on the whole network. */

export const roles = [
  'trusted',
  'contributor',
  'reporter',
  'desk-editor',
  'site-editor',
  'network-editor',
  'moderator',
  'senior-moderator',
  'ads-manager',
  'owner',
] as const;
export type Role = (typeof roles)[number];

export interface Grant {
  role: Role;
  /** Null: the whole network. */
  siteId: number | null;
}

export interface GrantWanted {
  memberId: number;
  role: Role;
  /** Null: the whole network. */
  siteId: number | null;
}
