/** Hands mails to a mail server, signed for the domain that they come from (DKIM, RFC 6376). */
import { createTransport } from 'nodemailer';
import type { DkimKeys } from './dkim-keys.ts';
import type { Mail } from './queue-mail.ts';

export interface OutgoingMail extends Mail {
  /** Stable for one mail, so that a repeat is recognised as one. */
  messageId: string;
  /** Where a bounce goes, where that is not `from` (VERP). */
  returnPath?: string;
}

/** What became of it, in the terms of SMTP: 2xx; 4xx, try later; 5xx, never; or no word at all. */
export type MailOutcome =
  | { kind: 'sent' }
  | { kind: 'deferred'; reason: string }
  | { kind: 'refused'; reason: string }
  /** The message was handed over, and the line broke before the answer: it may have been taken. */
  | { kind: 'unknown'; reason: string };

export interface MailTransport {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

/**
 * The library signs List-Unsubscribe but not List-Unsubscribe-Post, and RFC 8058 wants both under the signature: the
 * list is our own.
 */
const signedHeaders =
  'from:reply-to:subject:date:message-id:to:mime-version:content-type:content-transfer-encoding:list-id:list-unsubscribe:list-unsubscribe-post';

export function openMailTransport(url: string, keys: DkimKeys): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send({ messageId, returnPath, ...mail }) {
      const domain = mail.from.address.split('@')[1] ?? 'localhost';
      const key = await keys.of(domain);
      try {
        await transport.sendMail({
          ...mail,
          headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
          messageId: `<${messageId}@${domain}>`,
          envelope: { from: returnPath ?? mail.from.address, to: [mail.to] },
          dkim: {
            domainName: domain,
            keySelector: key.selector,
            privateKey: key.privateKey,
            headerFieldNames: signedHeaders,
          },
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  message?: string;
}

function outcomeOf(error: unknown): MailOutcome {
  const { responseCode, command, message = '' } = error as SmtpError;
  const reason = message.slice(0, 300);
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', reason };
  if (responseCode !== undefined) return { kind: 'deferred', reason };
  // Before DATA nothing was handed over; from there on an end without an answer says nothing.
  const handedOver = command === 'DATA' || command === undefined;
  return handedOver && !neverConnected(error as SmtpError) ? { kind: 'unknown', reason } : { kind: 'deferred', reason };
}

function neverConnected({ code, command }: SmtpError): boolean {
  return command === 'CONN' || ['EDNS', 'ECONNECTION', 'ECONNREFUSED', 'EENVELOPE', 'EAUTH'].includes(code ?? '');
}
