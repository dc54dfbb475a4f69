/** Stands between a node and PostgreSQL, and can be cut: for all, or for connections of one name only. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { whenDone } from './when-done.ts';

export interface TcpProxy {
  /** The database, through here. */
  url: string;
  /** Ends what is open and refuses what comes. */
  cut(): void;
  /** As `cut`, for connections whose start-up packet holds this of their application’s name. */
  cutNamed(inName: string): void;
  mend(): void;
}

/** Closed when the test or the file is done. */
export async function tcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = targetOf(databaseUrl);
  const open = new Map<Socket, string>();
  let isCut = false;
  let refused: string | null = null;

  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(target);
    open.set(client, '');
    client.once('data', (start) => {
      const startPacket = start.toString('latin1');
      open.set(client, startPacket);
      if (refused !== null && startPacket.includes(refused)) return void client.destroy();
      upstream.write(start);
      client.pipe(upstream);
    });
    upstream.pipe(client);
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => {
        other.destroy();
        open.delete(end);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (name: string): void => {
    for (const [client, startPacket] of open) if (startPacket.includes(name)) client.destroy();
  };
  whenDone(() => {
    end('');
    server.close();
  });
  return {
    url: through(databaseUrl, (server.address() as AddressInfo).port),
    cut() {
      isCut = true;
      end('');
    },
    cutNamed(inName) {
      refused = inName;
      end(inName);
    },
    mend() {
      isCut = false;
      refused = null;
    },
  };
}

/** The embedded server has a Unix socket only, which its address names as `?host=`. */
function targetOf(databaseUrl: string): { path: string } | { host: string; port: number } {
  const url = new URL(databaseUrl);
  const folder = url.searchParams.get('host');
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  return folder === null ? { host: url.hostname, port } : { path: `${folder}/.s.PGSQL.${port}` };
}

function through(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
