/** A real SMTP server that does what a test says: takes a message, refuses it, defers it, or breaks off at a step. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { whenDone } from './when-done.ts';

/** A step of the conversation, in its order. */
export type Step = 'connect' | 'mail' | 'rcpt' | 'data' | 'message';

/** `take`; or at a step: break off, answer so, or do something else first. `message`: the server has all of it. */
export type Manner = 'take' | { at: Step; does: 'break' | (() => void) | { code: number; text: string } };

export interface MailServer {
  url: string;
  /** Whole messages, in the order in which they came, also those whose sender got no answer. */
  received: { to: string; message: string }[];
  /** Changed while it runs. */
  manner: Manner;
  /** How many conversations there were at once, at most. */
  mostAtOnce: number;
  /** What a message takes to be taken. */
  takesMs: number;
}

/** Closed when the test or the file is done. */
export async function mailServer(): Promise<MailServer> {
  const state: MailServer = { url: '', received: [], manner: 'take', mostAtOnce: 0, takesMs: 0 };
  /** True where the step is not as usual; then it is answered, or the line is cut. */
  function at(step: Step, session: unknown, done: (error?: Error | null) => void): void {
    const { manner } = state;
    if (manner === 'take' || manner.at !== step) return done();
    if (manner.does === 'break') return socketsOf(session).forEach((socket) => socket.destroy());
    if (typeof manner.does === 'function') {
      manner.does();
      return done();
    }
    return done(Object.assign(new Error(manner.does.text), { responseCode: manner.does.code }));
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onConnect(session, done) {
      state.mostAtOnce = Math.max(state.mostAtOnce, server.connections.size);
      at('connect', session, done);
    },
    onMailFrom: (_address, session, done) => at('mail', session, done),
    onRcptTo: (_address, session, done) => at('rcpt', session, done),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      const within = state.manner !== 'take' && state.manner.at === 'data';
      stream.on('data', (part: Buffer) => {
        parts.push(part);
        if (within && parts.length === 1) at('data', session, () => undefined);
      });
      stream.on('end', () => {
        if (within) return;
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        state.received.push({ to, message: Buffer.concat(parts).toString('latin1') });
        setTimeout(() => at('message', session, done), state.takesMs);
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
