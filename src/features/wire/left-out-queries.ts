import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

const shown = 5;

export interface PictureLeftOut {
  itemKey: string;
  reason: string;
  at: Date;
}

export interface PicturesLeftOut {
  count: number;
  /** The newest of them. */
  pictures: PictureLeftOut[];
}

/** By provider: pictures of the last day that items name and no story shows. Index: wire_version_picture_problem. */
export async function picturesLeftOut(db: Db): Promise<Map<string, PicturesLeftOut>> {
  const { rows } = await sql<PictureLeftOut & { provider: string; count: number; place: number }>`
    select * from (
      select p.key as provider, c.item_key as "itemKey", v.picture_problem as reason, v.received_at as at,
        count(*) over (partition by p.id)::int as count,
        row_number() over (partition by p.id order by v.received_at desc)::int as place
      from wire_version v join wire_chain c on c.id = v.chain_id join provider p on p.id = c.provider_id
      where v.picture_problem is not null and v.received_at > now() - interval '1 day'
    ) left_out where place <= ${shown} order by provider, place
  `.execute(db);
  const byProvider = new Map<string, PicturesLeftOut>();
  for (const { provider, count, itemKey, reason, at } of rows) {
    const pictures = [...(byProvider.get(provider)?.pictures ?? []), { itemKey, reason, at }];
    byProvider.set(provider, { count, pictures });
  }
  return byProvider;
}
