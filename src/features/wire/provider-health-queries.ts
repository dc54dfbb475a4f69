import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { ProviderHealth } from './provider-health.ts';

const shownErrors = 5;
const keptErrors = 200;

/** Indexes: wire_version_received, read backwards until each provider's newest is found; wire_error_provider. */
export async function providerHealth(db: Db): Promise<ProviderHealth[]> {
  const { rows } = await sql<
    Omit<ProviderHealth, 'errors'> & { errors: { what: string; reason: string; at: string }[] }
  >`
    select p.key as provider, p.rhythm_seconds as "rhythmSeconds",
      extract(epoch from clock_timestamp() - (
        select v.received_at from wire_version v join wire_chain c on c.id = v.chain_id
        where c.provider_id = p.id order by v.received_at desc limit 1
      ))::float8 as "silentSeconds",
      extract(epoch from clock_timestamp() - p.awaited_since)::float8 as "awaitedSeconds",
      (select count(*)::int from wire_error e where e.provider_id = p.id and e.at > now() - interval '1 day') as failed,
      coalesce((
        select jsonb_agg(jsonb_build_object('what', what, 'reason', reason, 'at', at) order by id desc)
        from (select * from wire_error e where e.provider_id = p.id order by id desc limit ${shownErrors}) newest
      ), '[]') as errors
    from provider p order by p.key
  `.execute(db);
  return rows.map((row) => ({ ...row, errors: row.errors.map((error) => ({ ...error, at: new Date(error.at) })) }));
}

/** The newest are kept. */
export async function insertWireError(db: Db, providerId: number, what: string, reason: string): Promise<void> {
  await sql`
    with older as (
      delete from wire_error where provider_id = ${providerId}
        and id <= (select id from wire_error where provider_id = ${providerId} order by id desc offset ${keptErrors - 1} limit 1)
    )
    insert into wire_error (provider_id, what, reason) values (${providerId}, ${what.slice(0, 300)}, ${reason.slice(0, 1_000)})
  `.execute(db);
}
