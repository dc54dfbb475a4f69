/** A transport for where nobody is written to: benchmarks and tests of other things. Whatever is sent anyway fails. */
import type { MailTransport } from './mail-transport.ts';

export const silentMail: MailTransport = {
  send: () => Promise.resolve({ kind: 'deferred', reason: 'No mail is sent from here.' }),
};
