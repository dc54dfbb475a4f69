/** Who sees a comment, and who speaks for the house, as conditions. What each status means is said in comment.ts. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { rolesOf } from '../members/members.ts';
import { statusesThatAre } from './comment.ts';
import type { Visibility } from './comment.ts';

/** Words of the statement and not its parameters, or no index with a condition would do. */
function statusAmong(table: string, ...visibilities: Visibility[]): RawBuilder<boolean> {
  const statuses = visibilities.flatMap(statusesThatAre).map((status) => sql.lit(status));
  return sql`${sql.ref(`${table}.status`)} in (${sql.join(statuses)})`;
}

export const isVisible = (table: string): RawBuilder<boolean> => statusAmong(table, 'visible');
export const isHeld = (table: string): RawBuilder<boolean> => statusAmong(table, 'held');
/** Has a place in its thread: its words, or that it was removed. A first one: see the column `placed`. */
export const isShown = (table: string): RawBuilder<boolean> => statusAmong(table, 'visible', 'removed');

const moderators = rolesOf('comment.moderate').map((role) => sql.lit(role));

/** Whether a member is one of those who may moderate somewhere. */
export function isStaff(member: string): RawBuilder<boolean> {
  return sql`exists (select from role_grant g where g.member_id = ${sql.ref(`${member}.id`)} and g.role in (${sql.join(moderators)}))`;
}
