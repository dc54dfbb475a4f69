/** Letters, subscriptions and what was agreed to. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Letter } from './letter.ts';

const columns = sql`id, site_id as "siteId", key, kind, hour`;

export async function lettersOfSite(db: Db, siteId: number): Promise<Letter[]> {
  const { rows } =
    await sql<Letter>`select ${columns} from letter where site_id = ${siteId} order by hour nulls last, id`.execute(db);
  return rows;
}

export async function allLetters(db: Db): Promise<Letter[]> {
  const { rows } = await sql<Letter>`select ${columns} from letter order by id`.execute(db);
  return rows;
}

export async function insertLetter(tx: Db, letter: Omit<Letter, 'id'>): Promise<void> {
  await sql`
    insert into letter (site_id, key, kind, hour) values (${letter.siteId}, ${letter.key}, ${letter.kind}, ${letter.hour})
    on conflict do nothing
  `.execute(tx);
}

/** The spelling that came first stays: anybody may type another one into a form. */
export async function subscriberFor(tx: Db, email: string, emailKey: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into subscriber (email, email_key) values (${email}, ${emailKey})
    on conflict (email_key) do update set email = subscriber.email returning id
  `.execute(tx);
  return rows[0]?.id ?? 0;
}

/** Whether a confirmation that nobody has answered went to the address within a day, for whatever site. */
export async function wasAskedLately(db: Db, subscriberId: number): Promise<boolean> {
  const { rows } = await sql`
    select from letter_token
    where subscriber_id = ${subscriberId} and used_at is null and created_at > now() - interval '24 hours' limit 1
  `.execute(db);
  return rows.length > 0;
}

export async function insertLetterToken(
  tx: Db,
  token: { hash: Buffer; subscriberId: number; letterIds: number[]; page: string },
): Promise<void> {
  await sql`
    insert into letter_token (hash, subscriber_id, letter_ids, page, expires_at)
    values (${token.hash}, ${token.subscriberId}, ${token.letterIds}::int[], ${token.page}, now() + interval '7 days')
  `.execute(tx);
}

export interface PendingLetters {
  subscriberId: number;
  email: string;
  letterIds: number[];
  page: string;
}

export async function pendingLetters(db: Db, hash: Buffer): Promise<PendingLetters | undefined> {
  const { rows } = await sql<PendingLetters>`
    select t.subscriber_id as "subscriberId", s.email, t.letter_ids as "letterIds", t.page
    from letter_token t join subscriber s on s.id = t.subscriber_id
    where t.hash = ${hash} and t.used_at is null and t.expires_at > now()
  `.execute(db);
  return rows[0];
}

export async function useLetterToken(tx: Db, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    update letter_token set used_at = now() where hash = ${hash} and used_at is null and expires_at > now() returning hash
  `.execute(tx);
  return rows.length > 0;
}

export interface ConsentChange {
  subscriberId: number;
  letterId: number;
  action: 'asked' | 'confirmed' | 'left';
  wording: number;
  page: string;
  network: string;
  proof: string;
  language: string;
  /** Of the secret that ends it; kept when there is one already. */
  leaveHash: Buffer;
}

/** The event and its fold, in one statement. To ask changes nothing of one that is confirmed: anybody may ask. */
export async function recordConsent(tx: Db, change: ConsentChange): Promise<void> {
  await sql`
    with event as (
      insert into consent_event (subscriber_id, letter_id, action, wording, page, network, proof)
      values (${change.subscriberId}, ${change.letterId}, ${change.action}, ${change.wording}, ${change.page}, ${change.network}, ${change.proof})
    )
    insert into subscription as s (subscriber_id, letter_id, state, language, leave_hash)
    values (${change.subscriberId}, ${change.letterId}, ${change.action}, ${change.language}, ${change.leaveHash})
    on conflict (subscriber_id, letter_id) do update set
      state = excluded.state, changed_at = clock_timestamp(),
      language = case when excluded.state = 'left' then s.language else excluded.language end
    where not (excluded.state = 'asked' and s.state = 'confirmed')
  `.execute(tx);
}

export interface LeavingSubscription {
  subscriberId: number;
  letterId: number;
  state: string;
  email: string;
  siteId: number;
  key: string;
}

export async function subscriptionByLeaveHash(db: Db, hash: Buffer): Promise<LeavingSubscription | undefined> {
  const { rows } = await sql<LeavingSubscription>`
    select s.subscriber_id as "subscriberId", s.letter_id as "letterId", s.state, b.email, l.site_id as "siteId", l.key
    from subscription s join subscriber b on b.id = s.subscriber_id join letter l on l.id = s.letter_id
    where (s.subscriber_id, s.letter_id) in (
      select subscriber_id, letter_id from subscription where leave_hash = ${hash}
      union all select subscriber_id, letter_id from former_leave_hash where hash = ${hash}
    )
  `.execute(db);
  return rows[0];
}

/** What an address is subscribed to. */
export async function subscriptionsOf(
  db: Db,
  emailKey: string,
): Promise<{ subscriberId: number; letterId: number; siteId: number; key: string }[]> {
  const { rows } = await sql<{ subscriberId: number; letterId: number; siteId: number; key: string }>`
    select s.subscriber_id as "subscriberId", s.letter_id as "letterId", l.site_id as "siteId", l.key
    from subscriber b join subscription s on s.subscriber_id = b.id join letter l on l.id = s.letter_id
    where b.email_key = ${emailKey} and s.state = 'confirmed' order by l.site_id, l.id
  `.execute(db);
  return rows;
}

/** What goes to an address now, each in its language. */
export async function confirmedOf(tx: Db, emailKey: string): Promise<{ letterId: number; language: string }[]> {
  const { rows } = await sql<{ letterId: number; language: string }>`
    select s.letter_id as "letterId", s.language from subscriber b join subscription s on s.subscriber_id = b.id
    where b.email_key = ${emailKey} and s.state = 'confirmed' order by s.letter_id
  `.execute(tx);
  return rows;
}

/** Whether an address has begun a letter or said stop to it. */
export async function hasSubscription(tx: Db, subscriberId: number, letterId: number): Promise<boolean> {
  const { rows } = await sql`
    select from subscription where subscriber_id = ${subscriberId} and letter_id = ${letterId} and state <> 'asked'
  `.execute(tx);
  return rows.length > 0;
}

/** With all that it has agreed to, and with the links of its mails; undefined where the new address has a row of its own. */
export async function renameSubscriber(
  tx: Db,
  fromKey: string,
  { email, emailKey }: { email: string; emailKey: string },
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    update subscriber set email = ${email}, email_key = ${emailKey}, suppressed_at = null, suppressed_why = null
    where email_key = ${fromKey} and not exists (select from subscriber where email_key = ${emailKey}) returning id
  `.execute(tx);
  return rows[0]?.id;
}

export async function forgetLetterTokens(tx: Db, subscriberId: number): Promise<void> {
  await sql`delete from letter_token where subscriber_id = ${subscriberId}`.execute(tx);
}

/** Whoever answers a mail has a mailbox, whatever a server said of it once. */
export async function liftSuppression(tx: Db, subscriberId: number): Promise<void> {
  await sql`
    update subscriber set suppressed_at = null, suppressed_why = null where id = ${subscriberId} and suppressed_at is not null
  `.execute(tx);
}

/** What was agreed to and when, for the one who did. */
export async function consentExport(db: Db, emailKey: string): Promise<unknown[]> {
  const { rows } = await sql<object>`
    select e.at, l.key, l.site_id, e.action, e.page, e.network, e.proof from consent_event e
    join subscriber b on b.id = e.subscriber_id join letter l on l.id = e.letter_id where b.email_key = ${emailKey} order by e.id
  `.execute(db);
  return rows;
}

/** Which issues went out to an address, and what became of each. */
export async function deliveryExport(db: Db, emailKey: string): Promise<unknown[]> {
  const { rows } = await sql<object>`
    select l.key, l.site_id, e.language, e.day::text as day, d.state, d.reason from delivery d
    join subscriber b on b.id = d.subscriber_id join edition e on e.id = d.edition_id join letter l on l.id = e.letter_id
    where b.email_key = ${emailKey} order by e.id
  `.execute(db);
  return rows;
}

/** The links that end the letters of one address end those of another from now on, where that has them too. */
export async function moveLeaveLinks(tx: Db, fromKey: string, toSubscriberId: number): Promise<void> {
  await sql`
    insert into former_leave_hash (hash, subscriber_id, letter_id)
    select link.hash, kept.subscriber_id, kept.letter_id
    from subscriber b join subscription own on own.subscriber_id = b.id
    join subscription kept on kept.subscriber_id = ${toSubscriberId} and kept.letter_id = own.letter_id
    cross join lateral (
      select own.leave_hash as hash
      union all select f.hash from former_leave_hash f where f.subscriber_id = own.subscriber_id and f.letter_id = own.letter_id
    ) link
    where b.email_key = ${fromKey}
    on conflict (hash) do update set subscriber_id = excluded.subscriber_id, letter_id = excluded.letter_id
  `.execute(tx);
}

/** The address and all that hangs on it. Deliveries go with it: they say to whom. */
export async function eraseSubscriber(tx: Db, emailKey: string): Promise<void> {
  await sql`delete from subscriber where email_key = ${emailKey}`.execute(tx);
}

/** Addresses that somebody typed into a form and whose mail nobody has answered within a month. */
export async function forgetUnanswered(db: Db): Promise<number> {
  const { rows } = await sql`
    delete from subscriber b where b.created_at < now() - interval '30 days' and not exists (
      select from consent_event e where e.subscriber_id = b.id and (e.action <> 'asked' or e.at > now() - interval '30 days')
    ) returning b.id
  `.execute(db);
  return rows.length;
}
