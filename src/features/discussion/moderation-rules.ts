import { moderationRules } from './comment.ts';
import type { ModerationRule } from './comment.ts';

export function isRule(name: string | null | undefined): name is ModerationRule {
  return moderationRules.some((rule) => rule === name);
}
