/** Gives a provider a profile; what was received before stays as it was read. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { beginFieldsAnew } from './field-queries.ts';
import { updateProfile } from './profile-queries.ts';
import type { WireProfile } from './wire-profile.ts';
import type { Provider } from './wire-queries.ts';

export async function setProfile(
  db: Db,
  provider: Pick<Provider, 'id' | 'key'>,
  profile: WireProfile,
  actor: Actor,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateProfile(tx, provider.id, profile);
    await beginFieldsAnew(tx, provider.id);
    await record(tx, actor, 'wire.profile', `provider:${provider.key}`, { profile });
  });
}
