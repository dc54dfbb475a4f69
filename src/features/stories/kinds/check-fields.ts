/** Holds fields against the schema of their kind, whoever made them. */
import { z } from 'zod';
import { KnownError } from '../../../platform/http/errors.ts';
import { inputProblems } from '../../../platform/http/input-problems.ts';
import { kindOf } from './all-kinds.ts';
import type { KindFields, StoryKind } from './kind-name.ts';

/** As a revision keeps them. Throws `input-invalid`. */
export function checkFields(kind: StoryKind, fields: KindFields): KindFields {
  return checked(kindOf(kind).stored, fields);
}

/** As a file of the desk gives them. Throws `input-invalid`. */
export function checkFieldsInput(kind: StoryKind, fields: unknown): KindFields {
  return checked(kindOf(kind).input, fields);
}

function checked(schema: z.ZodType<KindFields>, fields: unknown): KindFields {
  const parsed = z.object({ fields: schema }).safeParse({ fields });
  if (parsed.success) return parsed.data.fields;
  throw new KnownError('input-invalid', `\n${inputProblems(parsed.error)}`);
}
