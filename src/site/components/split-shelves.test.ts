import { expect, test } from 'vitest';
import type { Section } from '../../features/network/network.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { SectionShelf } from './front.ts';
import { splitShelves } from './split-shelves.ts';

function shelf(name: string, picture: object | null = {}): SectionShelf {
  return { section: {} as Section, href: name, cards: [{ picture } as StoryCard] };
}

function names(shelves: SectionShelf[]): string {
  return shelves.map(({ href }) => href).join(' ');
}

test('a row of sections has no hole, and sections without a picture stand beside', () => {
  const { beside, below } = splitShelves([
    shelf('a'),
    shelf('b', null),
    shelf('c'),
    shelf('d'),
    { ...shelf('e'), cards: [] },
  ]);
  expect(names(beside)).toBe('b');
  expect(names(below)).toBe('a c d');
});

test('one or two sections make no row', () => {
  const { beside, below } = splitShelves([shelf('a'), shelf('b')]);
  expect(names(beside)).toBe('a b');
  expect(below).toEqual([]);
});

test('many sections fill a row of four', () => {
  expect(splitShelves('abcdefg'.split('').map((name) => shelf(name))).below).toHaveLength(4);
});
