import { expect, test } from 'vitest';
import { itemOf } from '../../../../tests/support/sample-wire.ts';
import { within } from '../../../../tests/support/within.ts';
import { toWireLine } from '../wire-line.ts';

const notWellFormed = 'Its body in NITF is not well-formed: look whether all of it is there.';

function lineOf(body: object): { bodyText: string | null; problems: string[] } {
  return toWireLine('ap.json', itemOf(JSON.stringify({ altids: { itemid: 'a1' }, type: 'text', ...body })));
}

test.each<[string, string, string[]]>([
  ['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.', []],
  [
    '<?xml version="1.0"?><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>One.</p></body.content>',
    'One.',
    [],
  ],
  ['<hl2>Ebb</hl2><p>One.</p><media><media-caption>No copy.</media-caption></media>', 'Ebb\n\nOne.', []],
  ['<p>One<br>two.</p>\n<p>Three.</p>', 'One\ntwo.\n\nThree.', []],
  ['<body><p>One.</p></body>', 'One.', []],
  ['<nitf><body><body.content><p>One.</p></body.content></body></nitf>', 'One.', []],
  ['One & two < three.\n\nFour.', 'One & two < three.\n\nFour.', []],
  ['Words, then <p>one.</p>', 'Words, then\n\none.', []],
  ['<p>One.<p>Two, <em>unclosed.', 'One.\n\nTwo, unclosed.', [notWellFormed]],
  [
    '<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body><body.content><p>One.</p></body.content></body></nitf>',
    'One.',
    [notWellFormed],
  ],
])('the body of AP may be %j', (nitf, bodyText, problems) => {
  expect(lineOf({ body_nitf: nitf })).toMatchObject({ bodyText, problems });
});

test.each<[object, string]>([
  [{ body_nitf: '<media><media-caption>No copy.</media-caption></media>' }, 'Its body in NITF cannot be read.'],
  [{ body_nitf: '<block>'.repeat(50_000) }, 'Its body in NITF cannot be read.'],
  [{ body_nitf: { nitf: '<p>One.</p>' } }, 'Its body_nitf is no text and cannot be read.'],
])('what cannot be read is said: %#', (body, problem) => {
  expect(within(2_000, () => lineOf(body))).toMatchObject({ bodyText: null, problems: [problem] });
});

test('ninjs may hold such a body, too', () => {
  const bodies = [{ contenttype: 'application/nitf+xml', value: '<p>One.</p><p>Two.' }];
  const item = itemOf(JSON.stringify({ uri: 'urn:n', version: '1', headlines: [{ value: 'H' }], bodies }));
  expect(toWireLine('n.json', item)).toMatchObject({ bodyText: 'One.\n\nTwo.', problems: [notWellFormed] });
});
