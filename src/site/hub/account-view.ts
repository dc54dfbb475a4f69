/** What the parts of the account page are drawn from. */
import type { OwnAccount, PrivateRequest } from '../../features/members/members.ts';

export interface AccountView {
  request: PrivateRequest;
  account: OwnAccount;
  /** Of a part's form. */
  path: (end: string) => string;
  problemOf: (name: string) => string | undefined;
  typed: URLSearchParams | undefined;
  /** Logged in within the last quarter of an hour: no password is asked for again. */
  fresh: boolean;
}
