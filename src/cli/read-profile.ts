/** A wire profile from a file, or from standard input for `-`. */
import { wireProfile } from '../features/wire/wire.ts';
import type { WireProfile } from '../features/wire/wire.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { readJson } from './read-json.ts';

/** Throws `input-invalid` with what is wrong in it. */
export async function readProfile(file: string): Promise<WireProfile> {
  const parsed = wireProfile.safeParse(await readJson(file));
  if (!parsed.success) throw new KnownError('input-invalid', inputProblems(parsed.error));
  return parsed.data;
}
