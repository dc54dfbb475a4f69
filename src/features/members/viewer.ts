/** Who asks: what a session's cookie says of its bearer. */
import type { Grant } from './role.ts';

export interface MemberViewer {
  kind: 'member';
  memberId: number;
  slug: string;
  name: string;
  language: string;
  /** Has answered a mail: may be written to and may take part. */
  proven: boolean;
  /** How pages look to them, as `lookText` writes it; empty for one who has not chosen. */
  look: string;
  grants: readonly Grant[];
  /** Where a ban holds now; `network` covers every site. */
  bannedOn: readonly (number | 'network')[];
  /** SHA-256 of the cookie's value: what hot verbs hand to the database, which checks it again. */
  session: Buffer;
}

export type Viewer = MemberViewer | { kind: 'anyone' };

export const anyone: Viewer = { kind: 'anyone' };
