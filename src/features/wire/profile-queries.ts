import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { noProfile, wireProfile } from './wire-profile.ts';
import type { WireProfile } from './wire-profile.ts';

/** The provider's profile, or one that says nothing. */
export async function profileOf(db: Db, providerId: number): Promise<WireProfile> {
  const { rows } = await sql<{ profile: unknown }>`select profile from provider where id = ${providerId}`.execute(db);
  const profile = rows[0]?.profile ?? null;
  return profile === null ? noProfile : wireProfile.parse(profile);
}

export async function updateProfile(tx: Tx, providerId: number, profile: WireProfile): Promise<void> {
  await sql`update provider set profile = ${JSON.stringify(profile)} where id = ${providerId}`.execute(tx);
}
