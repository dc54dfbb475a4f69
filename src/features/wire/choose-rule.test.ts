import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseRule } from './choose-rule.ts';
import type { ProviderRule, RoutedItem, RuleMatch } from './choose-rule.ts';
import { routeOf } from './route-chain.ts';
import type { RoutedVersion } from './route-chain.ts';

const noon = new Date('2026-11-24T03:00:00Z'); // Tuesday, 12:00 in Tokyo
const rule = (match: RuleMatch, action: ProviderRule['action'] = 'publish', sectionId = 1): ProviderRule => ({
  ...{ match, action, siteId: 1, timeZone: 'Asia/Tokyo', sectionId: action === 'drop' ? null : sectionId },
});
const item = (parts: Partial<RoutedItem> = {}): RoutedItem => ({
  subjects: [],
  urgency: null,
  language: null,
  ...parts,
});
const fits = (match: RuleMatch, parts: Partial<RoutedItem> = {}, at = noon): boolean =>
  chooseRule([rule(match)], item(parts), at) !== undefined;
const subject = (scheme: string | null, code: string | null, name: string | null) => ({
  subjects: [{ scheme, code, name }],
});

describe('a rule', () => {
  test('without conditions takes everything; the first that fits decides', () => {
    expect(fits({})).toBe(true);
    const rules = [rule({ languages: ['ja'] }, 'hold', 2), rule({}, 'publish', 3), rule({}, 'drop')];
    expect(chooseRule(rules, item({ language: 'ja' }), noon)?.sectionId).toBe(2);
    expect(chooseRule(rules, item({ language: 'en' }), noon)?.sectionId).toBe(3);
  });

  test.each<[RuleMatch['subjects'], Partial<RoutedItem>, boolean]>([
    [['weather'], subject(null, null, 'Weather'), true],
    [['17000000'], subject('medtop', '17000000', 'weather'), true],
    [['weather', 'sport'], subject(null, null, 'sport'), true],
    [['weather'], subject(null, null, 'sport'), false],
    [['weather'], {}, false],
    [[{ scheme: 'medtop', code: '17000000' }], subject('medtop', '17000000', null), true],
    [[{ scheme: 'medtop', code: '17000000' }], subject('subj', '17000000', null), false],
    [[{ scheme: 'medtop' }], subject('medtop', '1', null), true],
    // Of one subject, not of two.
    [
      [{ scheme: 'medtop', name: 'sport' }],
      { subjects: [...subject('medtop', '1', null).subjects, ...subject(null, null, 'sport').subjects] },
      false,
    ],
  ])('subjects %j of %j: %s', (subjects, parts, expected) => {
    expect(fits({ subjects }, parts)).toBe(expected);
  });

  test('urgency and language: an item that names none does not fit', () => {
    const urgency = { from: 2, to: 4 };
    expect([null, 1, 2, 4, 5].map((value) => fits({ urgency }, { urgency: value }))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    const found = [null, 'en', 'EN-gb', 'eng', 'ja'].map((language) => fits({ languages: ['en'] }, { language }));
    expect(found).toEqual([false, true, true, false, false]);
  });

  test('hours go by the site’s clock, over midnight too', () => {
    const at = (local: string): Date => new Date(`${local}:00+09:00`);
    const day = { from: '06:00', to: '22:00' };
    expect(
      ['05:59', '06:00', '21:59', '22:00'].map((time) => fits({ hours: day }, {}, at(`2026-11-24T${time}`))),
    ).toEqual([...[false, true, true, false]]);
    // From Friday evening into Saturday morning.
    const night = { days: ['fri' as const], from: '22:00', to: '06:00' };
    const moments = [
      '2026-11-27T21:59',
      '2026-11-27T22:00',
      '2026-11-28T05:59',
      '2026-11-28T06:00',
      '2026-11-28T22:00',
      '2026-11-27T05:00',
    ];
    expect(moments.map((moment) => fits({ hours: night }, {}, at(moment)))).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(fits({ hours: { days: ['mon'] } }, {}, at('2026-11-23T00:00'))).toBe(true);
    expect(fits({ hours: { days: ['mon'] } }, {}, at('2026-11-22T23:59'))).toBe(false);
    // Sunday night belongs to Sunday.
    expect(fits({ hours: { days: ['sun'], from: '23:00', to: '01:00' } }, {}, at('2026-11-23T00:30'))).toBe(true);
  });
});

describe('a chain', () => {
  const version = (parts: Partial<RoutedVersion> = {}): RoutedVersion => ({
    ...item(),
    complete: true,
    receivedAt: noon,
    ...parts,
  });
  const english = rule({ languages: ['en'] }, 'publish', 2);
  const urgent = rule({ urgency: { from: 1, to: 3 } }, 'hold', 3);
  const rules = [english, urgent, rule({ languages: ['fr'] }, 'drop')];

  test('goes where its newest version goes that a rule publishes, else holds, else drops', () => {
    const [en, hot, fr, none] = [{ language: 'en' }, { urgency: 1 }, { language: 'fr' }, {}].map(version);
    expect(routeOf(rules, [hot!, en!])).toMatchObject({ action: 'publish', sectionId: 2 });
    expect(routeOf(rules, [fr!, hot!])).toMatchObject({ action: 'hold', sectionId: 3 });
    expect(routeOf(rules, [none!, fr!])).toEqual({ action: 'drop' });
    expect(routeOf(rules, [none!])).toEqual({ action: 'none' });
    expect(routeOf(rules, [])).toEqual({ action: 'none' });
  });

  test('what lacks something is held at the most, and asked only if nothing is whole', () => {
    const bare = version({ language: 'en', complete: false });
    expect(routeOf(rules, [bare])).toMatchObject({ action: 'hold', sectionId: 2 });
    expect(routeOf(rules, [bare, version({ urgency: 1 })])).toMatchObject({ action: 'hold', sectionId: 3 });
  });

  test('once a version is there that a rule publishes, none that comes takes that back', () => {
    const any = fc
      .record({
        language: fc.constantFrom('en', 'fr', null),
        urgency: fc.constantFrom(1, 5, null),
        complete: fc.boolean(),
      })
      .map(version);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), fc.array(any, { maxLength: 3 }), (some, more) => {
        fc.pre(routeOf(rules, some).action === 'publish');
        expect(routeOf(rules, [...more, ...some]).action).toBe('publish');
      }),
    );
  });
});
