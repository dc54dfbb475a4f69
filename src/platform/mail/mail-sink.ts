/**
 * Where mail goes while no mail server is named: a server of our own on the loopback, which keeps each message as a file.
 * Nothing leaves the machine; `mailbox.localhost` shows what came.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { writeWhole } from '../storage/files.ts';

export interface MailSink {
  /** For the transport. */
  url: string;
  close(): Promise<void>;
}

const maxBytes = 5 * 1_048_576;

export async function startMailSink(folder: string): Promise<MailSink> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Asks the DNS who the client is, and waits for the answer.
    disableReverseLookup: true,
    size: maxBytes,
    maxClients: 20,
    async onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
      done(await keep(folder, to, stream));
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  const listening = await new Promise<AddressInfo>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.server.address() as AddressInfo));
  });
  return {
    url: `smtp://127.0.0.1:${listening.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The answer to DATA: null once the message is on the disk, and not before (RFC 5321, 6.1). */
async function keep(folder: string, to: string, stream: AsyncIterable<Buffer>): Promise<Error | null> {
  try {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of stream) {
      bytes += part.length;
      if (bytes <= maxBytes) parts.push(part);
    }
    if (bytes > maxBytes) return new Error('The message is too large.');
    const name = `${String(Date.now()).padStart(15, '0')}-${randomBytes(4).toString('hex')}.eml`;
    // Who it was really sent to, whatever its headers say.
    await writeWhole(join(folder, name), Buffer.concat([Buffer.from(`X-Envelope-To: ${to}\r\n`), ...parts]));
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
