/** Machines that tell of reads that nobody has read, each in a way that is known from other sites' logs. */

export interface Teller {
  address: string;
  userAgent: string;
}

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox';
const madeUp = (turn: number): string => `${browser}/${90 + (turn % 60)}.${turn}`;

/** Who tells in a turn; all but the last are machines. */
export const storms = {
  /** They say what they are, from wherever they run. */
  robots: (turn: number): Teller => ({
    address: `172.${16 + ((turn >> 16) & 15)}.${(turn >> 8) & 255}.${turn & 255}`,
    userAgent: `Mozilla/5.0 (compatible; SomeCrawler/${turn % 9}.1; +https://crawler.example/bot)`,
  }),
  /** One machine, with another browser each time. */
  machine: (turn: number): Teller => ({ address: '203.0.113.7', userAgent: madeUp(turn) }),
  /** A rented network: an address and a browser for each read. */
  network: (turn: number): Teller => ({ address: `198.51.100.${turn & 255}`, userAgent: madeUp(turn) }),
  /** The same with the newer addresses, of which whoever has one has very many. */
  newerNetwork: (turn: number): Teller => ({
    address: `2001:db8:12:${(turn & 65_535).toString(16)}::${(turn >> 16).toString(16)}`,
    userAgent: madeUp(turn),
  }),
  /** A script in one browser, again and again. */
  script: (): Teller => ({ address: '192.0.2.9', userAgent: `${browser}/145.0` }),
  /** No storm: as many readers, each at home. Nothing tells machines that have so many networks from them. */
  readers: (turn: number): Teller => ({
    address: `100.${(turn >> 8) & 255}.${turn & 255}.9`,
    userAgent: `${browser}/${145 + (turn >> 16)}.0`,
  }),
} as const;

export type Storm = keyof typeof storms;
