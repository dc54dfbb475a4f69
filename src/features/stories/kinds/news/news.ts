/** What has happened, by the desk or from the wire. */
import type { Kind } from '../kind.ts';
import { noFields } from '../no-fields.ts';

export const news: Kind = {
  input: noFields,
  stored: noFields,
  lists: { river: true, trends: true, letters: true, news: true },
};
