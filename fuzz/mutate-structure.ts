/** What other people's programs do to documents that stay whole: parts go, come twice, change places, say something else. */
import type { Chance } from './chance.ts';

const awkward: readonly unknown[] = [
  ...['', ' ', '0', '-1', 'usable', 'Canceled', 'embargoed', 'unknown', '2026-13-45T99:00:00Z', '2026-12-01T00:00:00'],
  ...[
    '20261201T000000Z',
    'stat:usable',
    'a:b:c',
    ':',
    '/',
    'http://',
    '\u0000',
    '\ud800',
    '海',
    '😀',
    '<p>',
    '</p>',
    ']]>',
  ],
  ...['__proto__', 'constructor', 'toString', 'x'.repeat(501), '<b>'.repeat(400), '( '.repeat(400), ' '.repeat(5_000)],
  ...[null, true, 0, -1, 1e308, 7.5, [], {}, [[]], [null], { value: {} }, [{ value: 'x', role: 7 }], ['x', 'y']],
];

export function mutateStructure(text: string, chance: Chance): string {
  if (text.trimStart().startsWith('<')) return mutateXml(text, chance);
  try {
    return JSON.stringify(mutateJson(JSON.parse(text), chance));
  } catch {
    return text;
  }
}

/** One value somewhere within becomes another, goes, or comes again under another name. */
function mutateJson(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.oneIn(6)) return chance.oneOf(awkward);
  const entries = Object.entries(value);
  if (entries.length === 0) return chance.oneOf(awkward);
  const at = chance.below(entries.length);
  const [name, part] = entries[at] ?? ['', null];
  const changed = ((): [string, unknown][] => {
    switch (chance.below(8)) {
      case 0:
        return [];
      case 1:
        return [
          [name, part],
          [`${name}x`, part],
        ];
      case 2:
        return [[chance.oneOf(entries)[0], part]];
      case 3:
        return [[name, [part]]];
      case 4:
        return [[name, { value: part }]];
      default:
        return [[name, mutateJson(part, chance)]];
    }
  })();
  const all = [...entries.slice(0, at), ...changed, ...entries.slice(at + 1)];
  return Array.isArray(value) ? all.map(([, one]) => one) : Object.fromEntries(all);
}

function mutateXml(text: string, chance: Chance): string {
  const said = String(chance.oneOf(awkward.filter((one) => typeof one === 'string')));
  const written = said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  switch (chance.below(7)) {
    case 0:
      return changeOne(text, /<([\w:.-]+)(\s[^<>]*)?(\/>|>[^<>]*<\/\1>)/g, chance, () => '');
    case 1:
      return changeOne(text, /<([\w:.-]+)(\s[^<>]*)?(\/>|>[^<>]*<\/\1>)/g, chance, (whole) =>
        whole.repeat(chance.oneOf([2, 3, 50])),
      );
    case 2:
      return changeOne(text, /="[^"]*"/g, chance, () => `="${written}"`);
    case 3:
      return changeOne(text, />[^<>]+</g, chance, () => `>${written}<`);
    case 4:
      return changeOne(text, /\s[\w:.-]+="[^"]*"/g, chance, () => '');
    case 5: {
      const name = chance.oneOf([...text.matchAll(/<([\w:.-]+)/g)].map(([, one]) => one ?? '') || ['x']);
      const other = chance.oneOf(['x', `p:${name}`, 'newsItem', 'item', 'nitf', 'embargoed']);
      return text.replaceAll(new RegExp(`(</?)${name.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g'), `$1${other}`);
    }
    default:
      return changeOne(text, /<([\w:.-]+)(\s[^<>]*)?>/g, chance, (whole) => `${whole}<x>${written}</x>`);
  }
}

function changeOne(text: string, what: RegExp, chance: Chance, change: (whole: string) => string): string {
  const found = [...text.matchAll(what)];
  const one = found[chance.below(Math.max(1, found.length))];
  return one === undefined
    ? text
    : `${text.slice(0, one.index)}${change(one[0])}${text.slice(one.index + one[0].length)}`;
}
