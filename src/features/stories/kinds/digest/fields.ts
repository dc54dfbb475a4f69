import { z } from 'zod';
import { day, line, namedStory, storedStory, webAddress } from '../field-forms.ts';
import type { StoryForm } from '../field-forms.ts';

const fields = <Story extends StoryForm>(story: Story) =>
  z.strictObject({
    /** What it is a digest of. */
    issue: z.strictObject({
      name: line(120),
      number: z.int().min(1).max(1_000_000).optional(),
      day,
      address: webAddress.optional(),
    }),
    /** Linked by reference: one that may not be read any more is not there. */
    stories: z
      .array(z.strictObject({ story, words: line(600) }))
      .min(1)
      .max(30),
  });

export const digestInput = fields(namedStory);
export const digestStored = fields(storedStory);
export type DigestFields = z.infer<typeof digestStored>;
