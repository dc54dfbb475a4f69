import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { allProviders } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';

/** Throws `provider-unknown`. */
export async function providerNamed(db: Db, key: string): Promise<Provider> {
  const providers = await allProviders(db);
  const provider = providers.find((candidate) => candidate.key === key);
  if (provider) return provider;
  const known = providers.map((other) => other.key).join(', ');
  throw new KnownError('provider-unknown', known === '' ? undefined : `“${key}” is not among ${known}.`);
}
