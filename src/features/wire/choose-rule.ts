import type { WireItem } from './wire-item.ts';
import type { ProviderRule } from './wire-queries.ts';

/** The first rule whose subject the item has by name or code, without regard to case; one without a subject takes all. */
export function chooseRule(rules: readonly ProviderRule[], item: Pick<WireItem, 'subjects'>): ProviderRule | undefined {
  const subjects = new Set(
    item.subjects
      .flatMap((subject) => [subject.name, subject.code])
      .filter((word) => word !== null)
      .map((word) => word.toLowerCase()),
  );
  return rules.find((rule) => rule.subject === null || subjects.has(rule.subject.toLowerCase()));
}
