/** Whether an error is the moment's fault and not the file's: what was tried may go well in a while. */
import { isDatabaseDown } from '../../platform/db/database.ts';

/**
 * Serialization and deadlock (40001, 40P01), no room or memory left (class 53), the server's own input and output (58);
 * PostgreSQL, appendix A. Then the like of this machine.
 */
const passing = /^(40001|40P01|53...|58...|ENOSPC|EDQUOT|EMFILE|ENFILE|ENOMEM|EIO|EROFS|EBUSY)$/;

export function willPass(error: unknown): boolean {
  if (isDatabaseDown(error)) return true;
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && passing.test(code);
}
