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
}

/**
 * The library signs List-Unsubscribe but not List-Unsubscribe-Post, and RFC 8058 wants both under the signature: the
 * list is our own.
 */
const signedHeaders =
  'from:reply-to:subject:date:message-id:to:mime-version:content-type:content-transfer-encoding:list-id:list-unsubscribe:list-unsubscribe-post';

/**
 * A connection for each mail: what broke off can then be told apart. Before DATA nothing was handed over; from there on
 * an end without an answer says nothing, and a mail that must not come twice is not sent again.
 */
export function openMailTransport(url: string, keys: DkimKeys): MailTransport {
  return {
    async send({ messageId, returnPath, ...mail }) {
      const domain = mail.from.address.split('@')[1] ?? 'localhost';
      const key = await keys.of(domain);
      const handedOver = { yet: false };
      const transport = createTransport({
        url,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 30_000,
        disableFileAccess: true,
        disableUrlAccess: true,
        transactionLog: true,
        logger: noticing(handedOver),
      } as Parameters<typeof createTransport>[0]);
      try {
        await transport.sendMail({
          ...mail,
          headers: unfolded({ 'Auto-Submitted': 'auto-generated', ...mail.headers }),
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
        return outcomeOf(error, handedOver.yet);
      } finally {
        transport.close();
      }
    },
  };
}

/** The library's own account of what it says to the server is the one place that knows how far it came. */
function noticing(handedOver: { yet: boolean }): object {
  const quiet = (): void => undefined;
  const debug = (entry: { tnx?: string }, text: unknown): void => {
    // RFC 5321, 4.3.5: only now does a message begin, also where commands were sent ahead of their answers.
    if (entry.tnx === 'server' && String(text).startsWith('354')) handedOver.yet = true;
  };
  return { level: quiet, trace: quiet, debug, info: quiet, warn: quiet, error: quiet, fatal: quiet };
}

/** On one line each: a folded List-Unsubscribe is not understood by all who should press it. */
function unfolded(
  headers: Readonly<Record<string, string>>,
): Record<string, { prepared: true; foldLines: false; value: string }> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { prepared: true, foldLines: false, value }]),
  );
}

function outcomeOf(error: unknown, handedOver: boolean): MailOutcome {
  const { responseCode, message = '' } = error as { responseCode?: number; message?: string };
  const reason = message.slice(0, 300);
  if (responseCode !== undefined && responseCode >= 500) return { kind: 'refused', reason };
  if (responseCode !== undefined) return { kind: 'deferred', reason };
  return { kind: handedOver ? 'unknown' : 'deferred', reason };
}
