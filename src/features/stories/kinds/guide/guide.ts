/** How something is done: read long after it came out. */
import type { Kind } from '../kind.ts';
import { noFields } from '../no-fields.ts';

export const guide: Kind = {
  input: noFields,
  stored: noFields,
  lists: { river: true, trends: true, letters: true, evergreen: true },
};
