/** The kinds of stories by name. What each is stands in the folder of its name; all-kinds.ts puts them together. */
export const storyKinds = [
  'news',
  'partner',
  'crime',
  'quote',
  'picture',
  'question',
  'feature',
  'digest',
  'press-release',
  'event-roundup',
  'contest',
  'guide',
  'place',
  'job-roundup',
] as const;
export type StoryKind = (typeof storyKinds)[number];

/** What a kind keeps with each revision besides what all stories have; its own schema says what. */
export type KindFields = Readonly<Record<string, unknown>>;
