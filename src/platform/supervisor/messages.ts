/** What the launcher and its children tell each other over their IPC channel. */

export interface ReadyMessage {
  kind: 'ready';
  /** What the person at the terminal reads: addresses. */
  lines: string[];
  /** Asked for again when the child has to be restarted. */
  port?: number;
}

/** The database is there, migrated and not empty. */
export interface DatabaseReadyMessage {
  kind: 'database-ready';
}

export function isReadyMessage(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';
}
