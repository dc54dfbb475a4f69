import { z } from 'zod';
import { clock, day, line, pictureInput, storedPicture, webAddress, yen } from '../field-forms.ts';
import type { PictureForm } from '../field-forms.ts';
import { position } from '../parts/map-link.tsx';
import { prefectures } from '../parts/prefectures.ts';

const fields = <Picture extends PictureForm>(picture: Picture) =>
  z.strictObject({
    /** In the order in which they are to stand. */
    events: z
      .array(
        z.strictObject({
          title: line(160),
          blurb: line(800),
          /** “families”, “a wet Sunday” */
          recommendedFor: line(60).optional(),
          from: day,
          until: day.optional(),
          opens: clock.optional(),
          closes: clock.optional(),
          place: z.strictObject({
            name: line(120),
            ja: line(120).optional(),
            prefecture: z.enum(prefectures),
            at: position.optional(),
          }),
          /** 0 is free. */
          fee: z.strictObject({ yen, note: line(120).optional() }),
          info: z.strictObject({ words: line(120), address: webAddress }).optional(),
          state: z.enum(['sold-out', 'cancelled']).optional(),
          picture: z.optional(picture),
        }),
      )
      .min(1)
      .max(30),
  });

export const eventRoundupInput = fields(pictureInput);
export const eventRoundupStored = fields(storedPicture);
export type EventRoundupFields = z.infer<typeof eventRoundupStored>;
export type ListedEvent = EventRoundupFields['events'][number];
