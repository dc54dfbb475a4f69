/** Of a kind that needs no more than all stories have. */
import { z } from 'zod';

export const noFields = z.strictObject({});
