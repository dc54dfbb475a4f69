/** One signing key a domain and year, made when it is first wanted, in a file that only we may read. */
import { createPublicKey, generateKeyPair } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keptSecret } from '../storage/kept-secret.ts';

export interface DkimKey {
  /** `kawaraban2026`: the record stands at `kawaraban2026._domainkey.DOMAIN`. */
  selector: string;
  privateKey: string;
  /** The value of the DNS record. */
  record: string;
}

export interface DkimKeys {
  of(domain: string): Promise<DkimKey>;
}

const make = promisify(generateKeyPair);

export function openDkimKeys(folder: string, now: () => Date): DkimKeys {
  const held = new Map<string, Promise<DkimKey>>();
  return {
    of(domain) {
      const selector = `kawaraban${now().getUTCFullYear()}`;
      const name = `dkim-${domain}-${selector}.pem`;
      let key = held.get(name);
      if (key === undefined) {
        key = readOrMake(folder, name).then((privateKey) => ({ selector, privateKey, record: recordOf(privateKey) }));
        key.catch(() => held.delete(name));
        held.set(name, key);
      }
      return key;
    },
  };
}

async function readOrMake(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  // Made off the loop, and for nothing where another process is first.
  const made = existsSync(file) ? '' : await newKey();
  return keptSecret(file, () => made);
}

async function newKey(): Promise<string> {
  const { privateKey } = await make('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return privateKey;
}

function recordOf(privateKey: string): string {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}
