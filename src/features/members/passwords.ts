/** Passwords as argon2id hashes (OWASP: m = 19 MiB, t = 2, p = 1). Two at a time: each takes a core and its memory. */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { KnownError } from '../../platform/http/errors.ts';

export const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of 32 random bytes that nobody has kept, by the same parameters: what is compared where there is no hash. */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$7X8bO6XwnAiKrVXneUjuNA$4PcMe1OMfQ8w8JIP/SgM/MyT4uxl0XIs+b5vqEiXhEA';
const atOnce = 2;
const mostWaiting = 32;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long when there is no hash to compare with, so that the time tells nothing. */
  matches(password: string, hashed: string | null): Promise<boolean>;
  /** Made when the parameters were lower: to be made anew by whoever has the password at hand. */
  isOutdated(hashed: string): boolean;
}

/** One for each process; throws `busy` when more than 32 wait. */
export function createPasswords(): Passwords {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new KnownError('busy');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(normal(password), parameters)),
    async matches(password, hashed) {
      const same = await inTurn(() => verify(hashed ?? dummyHash, normal(password)));
      return same && hashed !== null;
    },
    isOutdated(hashed) {
      const { memoryCost, timeCost, parallelism } = parseOptions(hashed);
      return (
        memoryCost < parameters.memoryCost || timeCost < parameters.timeCost || parallelism < parameters.parallelism
      );
    },
  };
}

/** The same password typed on another keyboard (NIST SP 800-63B, 5.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
