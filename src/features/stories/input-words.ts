/** What a desk's file may say, field by field. */
import { z } from 'zod';

/** PostgreSQL's text holds neither NUL nor half a surrogate pair. */
export const words = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds a character that cannot be kept');
export const line = (max: number) => words.trim().min(1).max(max);
/** With its zone; seconds as one likes. */
export const moment = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);
