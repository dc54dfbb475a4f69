/**
 * What Demo Facebook and the network tell each other, in a folder of DATA_DIR that only we may read: the client that is
 * registered there, where a browser may be sent back to, and where the stand-in listens.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const demoFacebookHost = 'facebook.localhost';
/** Without a port, so that who somebody is does not change with it. */
export const demoFacebookIssuer = `http://${demoFacebookHost}`;

export interface DemoClient {
  id: string;
  secret: string;
}

export interface DemoNote {
  client: DemoClient;
  /** Null while it does not run. */
  origin(): string | null;
  runsAt(origin: string | null): void;
  /** A node's exact address of return: scheme, host, port and path. */
  allow(redirectUri: string): void;
  allows(redirectUri: string): boolean;
}

const ours = { mode: 0o600 } as const;

export function openDemoNote(dataDir: string): DemoNote {
  const folder = join(dataDir, 'demo-facebook');
  const redirects = join(folder, 'redirects');
  const origin = join(folder, 'origin');
  mkdirSync(redirects, { recursive: true, mode: 0o700 });
  return {
    client: readOrMake(join(folder, 'client.json')),
    origin: () => (existsSync(origin) ? readFileSync(origin, 'utf8').trim() || null : null),
    runsAt: (value) => writeFileSync(origin, value ?? '', ours),
    allow(redirectUri) {
      // One file for each node, so that none has to wait for another.
      const file = join(redirects, Buffer.from(redirectUri).toString('base64url'));
      if (!existsSync(file)) writeFileSync(file, '', ours);
    },
    allows: (redirectUri) => readdirSync(redirects).includes(Buffer.from(redirectUri).toString('base64url')),
  };
}

function readOrMake(file: string): DemoClient {
  if (!existsSync(file)) {
    const client: DemoClient = {
      id: String(10 ** 14 + (randomBytes(6).readUIntBE(0, 6) % (9 * 10 ** 14))),
      secret: randomBytes(16).toString('hex'),
    };
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, JSON.stringify(client), ours);
    try {
      // By a link, which is there with all that is in it, and which the second to come does not get.
      linkSync(whole, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(whole);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as DemoClient;
}
