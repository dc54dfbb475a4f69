/** Hands mails to a mail server, signed for the domain that they come from (DKIM, RFC 6376). */
import type { createTransport } from 'nodemailer';
import type { DkimKeys } from './dkim-keys.ts';
import type { Mail } from './queue-mail.ts';

export interface OutgoingMail extends Mail {
  /** Stable for one mail, so that a repeat is recognised as one. */
  messageId: string;
  /** Where a bounce goes, where that is not `from` (VERP). */
  returnPath?: string;
}

/** What became of it, by what the server said and when. */
export type MailOutcome =
  | { kind: 'sent' }
  /** 4xx, or no connection: later. */
  | { kind: 'deferred'; reason: string }
  /** 5xx to this mail: never. */
  | { kind: 'refused'; reason: string }
  /** The mailbox is not there: no other mail either. */
  | { kind: 'no-mailbox'; reason: string }
  /** 5xx before it was said who the mail is for: it is we who are not let in, and nobody's mail gets through. */
  | { kind: 'turned-away'; reason: string }
  /** The message was handed over, and the line broke before the answer: it may have been taken. */
  | { kind: 'unknown'; reason: string };

/** How long one mail may take in all. Whoever has been at it for longer is dead. */
export const longestConversationMs = 120_000;

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
      // Loaded with the first mail: pages and a worker without one have no use for its ten megabytes.
      const { createTransport: open } = await import('nodemailer');
      const transport = open({
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
          signal: AbortSignal.timeout(longestConversationMs),
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

interface SmtpError {
  message?: string;
  responseCode?: number | false;
  response?: string | false;
  command?: string;
}

function outcomeOf(error: unknown, handedOver: boolean): MailOutcome {
  const { responseCode, response, command = '', message = '' } = error as SmtpError;
  const reason = message.slice(0, 300);
  if (!responseCode) return { kind: handedOver ? 'unknown' : 'deferred', reason };
  if (responseCode < 500) return { kind: 'deferred', reason };
  if (command !== 'RCPT TO' && command !== 'DATA') return { kind: 'turned-away', reason };
  return { kind: saysNoMailbox(command, response || '') ? 'no-mailbox' : 'refused', reason };
}

/** By the enhanced code where there is one (RFC 3463, 3.2 and 3.3): a 550 may also be about us, or about the words. */
export function saysNoMailbox(command: string, response: string): boolean {
  const enhanced = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  if (enhanced !== undefined) return ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'].includes(enhanced);
  return command === 'RCPT TO' && /^(550|551|553)\b/.test(response);
}
