/** A real SMTP server that does what a test says: takes a message, refuses it, defers it, or breaks off at a step. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { whenDone } from './when-done.ts';

export type Manner = 'take' | 'refuse' | 'defer' | 'break-before-data' | 'break-after-data';

export interface MailServer {
  url: string;
  /** Whole messages, in the order in which they came, also those whose sender got no answer. */
  received: { to: string; message: string }[];
  /** Changed while it runs. */
  manner: Manner;
}

/** Closed when the test or the file is done. */
export async function mailServer(): Promise<MailServer> {
  const state: MailServer = { url: '', received: [], manner: 'take' };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, session, done) {
      void address;
      if (state.manner === 'refuse') return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      if (state.manner === 'defer') return done(Object.assign(new Error('come back later'), { responseCode: 451 }));
      if (state.manner === 'break-before-data') return socketsOf(session).forEach((socket) => socket.destroy());
      return done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        state.received.push({ to, message: Buffer.concat(parts).toString('latin1') });
        if (state.manner === 'break-after-data') socketsOf(session).forEach((socket) => socket.destroy());
        else done();
      });
    },
  });
  server.on('error', () => undefined);
  /** The library hides a session's socket, and the others must live. */
  const socketsOf = (session: unknown): { destroy(): void }[] =>
    [...server.connections]
      .map((connection) => connection as unknown as { session: unknown; _socket: { destroy(): void } })
      .filter((connection) => connection.session === session)
      .map((connection) => connection._socket);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  state.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  whenDone(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return state;
}
