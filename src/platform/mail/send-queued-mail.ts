/** The task `mail.send`: one queued mail to the server. At least once, under the same Message-ID. */
import { z } from 'zod';
import { mailAddress } from './mail-address.ts';
import type { MailTransport } from './mail-transport.ts';

const line = z
  .string()
  .max(998)
  .regex(/^[^\r\n\0]*$/);
const queuedMail = z.object({
  from: z.object({ name: line, address: line }),
  to: line,
  subject: line,
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string().regex(/^[A-Za-z-]+$/), line).optional(),
});

/** Throws to be tried again later; what will never be taken is told and forgotten. */
export async function sendQueuedMail(
  transport: MailTransport,
  payload: unknown,
  jobId: string,
  say: (line: string) => void,
): Promise<void> {
  const { headers, ...mail } = queuedMail.parse(payload);
  if (mailAddress(mail.to) === undefined) return say(`a mail was queued for what is no address: “${mail.to}”`);
  const outcome = await transport.send({ ...mail, ...(headers ? { headers } : {}), messageId: `job-${jobId}` });
  switch (outcome.kind) {
    case 'sent':
      return;
    case 'refused':
    case 'no-mailbox':
      return say(`a mail was refused for good: ${outcome.reason}`);
    case 'deferred':
    case 'turned-away':
    case 'unknown':
      throw new Error(`The mail was not taken: ${outcome.reason}`);
  }
}
