/**
 * One mailbox, strictly: what is looser (comments, quotes, groups, routes, folded lines) has been read as another
 * mailbox by one program than by the next (CVE-2025-13033 and its like).
 */

export interface MailAddress {
  /** As it is written to. */
  address: string;
  /** As it is looked up. */
  key: string;
}

/** The form of HTML's `input type=email`, bounded as SMTP is (RFC 5321, 4.5.3.1). */
const form =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Undefined for what is no address. */
export function mailAddress(input: string | null | undefined): MailAddress | undefined {
  if (typeof input !== 'string' || input.length > 300) return undefined;
  const address = input.normalize('NFKC').trim();
  if (address.length > 254 || !form.test(address) || address.includes('..')) return undefined;
  return { address, key: address.toLowerCase() };
}
