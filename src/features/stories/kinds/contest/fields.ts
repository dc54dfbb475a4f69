import { z } from 'zod';
import { day, line, person, pictureInput, storedPicture, webAddress } from '../field-forms.ts';
import type { PictureForm } from '../field-forms.ts';

export const entryChannels = ['instagram', 'facebook', 'e-mail', 'post'] as const;
export type EntryChannel = (typeof entryChannels)[number];

const fields = <Picture extends PictureForm>(picture: Picture) =>
  z.strictObject({
    theme: line(200),
    opens: day,
    closes: day,
    /** When the winners are named. */
    announced: day.optional(),
    channels: z
      .array(
        z.strictObject({
          by: z.enum(entryChannels),
          /** A hashtag, an address, what to write on the envelope. */
          how: line(200),
          address: webAddress.optional(),
        }),
      )
      .min(1)
      .max(6),
    prizes: z
      .array(z.strictObject({ place: line(60), what: line(200) }))
      .min(1)
      .max(12),
    rules: z.array(line(400)).max(12).default([]),
    judges: z.array(person).max(10).default([]),
    /** Once they are chosen. */
    winners: z
      .array(
        z.strictObject({
          rank: z.int().min(1).max(10),
          title: line(160).optional(),
          entrant: line(120),
          from: line(120).optional(),
          picture,
          /** Why the judges chose it. */
          reason: line(600),
        }),
      )
      .max(10)
      .default([]),
  });

export const contestInput = fields(pictureInput);
export const contestStored = fields(storedPicture);
export type ContestFields = z.infer<typeof contestStored>;
export type Winner = ContestFields['winners'][number];
