/** A body from what somebody has written, held against the schema. */
import { KnownError } from '../../platform/http/errors.ts';
import { randomBlockId } from './block-id.ts';
import { bodyFromInput } from './body-from-input.ts';
import type { Body } from './body-schema.shared.ts';
import { checkBody } from './check-body.ts';
import type { BlockInput } from './blocks/all-blocks.ts';

/** Throws `input-invalid`. */
export function checkedBody(blocks: readonly BlockInput[]): Body {
  const checked = checkBody(bodyFromInput(blocks, randomBlockId));
  if ('problems' in checked) throw new KnownError('input-invalid', `${checked.problems.join('; ')}.`);
  return checked.body;
}
