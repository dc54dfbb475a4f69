/** What lines, disks and other people's programs do to bytes. */
import { gzipSync } from 'node:zlib';
import type { Chance } from './chance.ts';

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

const telling = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</',
  '/>',
  '<!',
  '<![CDATA[',
  ']]>',
  '<?',
  '&#0;',
  '&lt;',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
];

/** From one place to another that is not before it. */
function span(bytes: Buffer, chance: Chance): [from: number, to: number] {
  const from = chance.below(bytes.length + 1);
  const longest = chance.oneOf([1, 8, 80, 800, bytes.length]);
  return [from, Math.min(bytes.length, from + chance.below(longest + 1))];
}

function put(bytes: Buffer, at: number, more: Buffer, until = at): Buffer {
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(until)]);
}

const mutations: readonly Mutation[] = [
  function flip(bytes, chance) {
    const changed = Buffer.from(bytes);
    for (let times = chance.oneOf([1, 1, 2, 8, 64]); times > 0 && changed.length > 0; times -= 1) {
      const at = chance.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8));
    }
    return changed;
  },
  function lose(bytes, chance) {
    const [from, to] = span(bytes, chance);
    return put(bytes, from, Buffer.alloc(0), to);
  },
  function repeat(bytes, chance) {
    const [from, to] = span(bytes, chance);
    const times = chance.oneOf([1, 2, 20]);
    return put(bytes, to, Buffer.concat(Array<Buffer>(times).fill(bytes.subarray(from, to))));
  },
  function move(bytes, chance) {
    const [from, to] = span(bytes, chance);
    const without = put(bytes, from, Buffer.alloc(0), to);
    return put(without, chance.below(without.length + 1), bytes.subarray(from, to));
  },
  function insert(bytes, chance) {
    return put(bytes, chance.below(bytes.length + 1), Buffer.from(chance.oneOf(telling)));
  },
  function noise(bytes, chance) {
    const [from, to] = span(bytes, chance);
    return put(bytes, from, Buffer.from(Array.from({ length: Math.min(200, to - from) }, () => chance.below(256))), to);
  },
  function cut(bytes, chance) {
    return bytes.subarray(0, chance.below(bytes.length + 1));
  },
  function graft(bytes, chance, other) {
    const [from, to] = span(other, chance);
    const [at, until] = span(bytes, chance);
    return put(bytes, at, other.subarray(from, to), until);
  },
];

const encodings: readonly Mutation[] = [
  (bytes) => gzipSync(bytes, { level: 1 }),
  (bytes, chance) => gzipSync(bytes, { level: 1 }).subarray(0, chance.below(bytes.length)),
  (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
  (bytes) => Buffer.from(bytes.toString(), 'utf16le').swap16(),
  (bytes) => Buffer.from(bytes.toString(), 'latin1'),
  (bytes, chance) => {
    const name = chance.oneOf(['Shift_JIS', 'EUC-JP', 'iso-8859-1', 'windows-1252', 'UTF-16', 'utf-7', 'x', '']);
    const bare = bytes.toString('latin1').replace(/^<\?xml.*?\?>/s, '');
    return Buffer.from(`<?xml version="1.0" encoding="${name}"?>${bare}`, 'latin1');
  },
  (bytes) => Buffer.from(bytes.toString().replaceAll(/\s*\n\s*/g, '')),
];

export function mutateBytes(bytes: Buffer, chance: Chance, other: Buffer): Buffer {
  return chance.oneOf(mutations)(bytes, chance, other);
}

export function reencode(bytes: Buffer, chance: Chance, other: Buffer): Buffer {
  return chance.oneOf(encodings)(bytes, chance, other);
}
