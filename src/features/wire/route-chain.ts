/** Where a chain's story goes, by all of its versions, so that the order in which they came makes no difference. Pure. */
import { chooseRule } from './choose-rule.ts';
import type { ProviderRule, RoutedItem } from './choose-rule.ts';

export interface RoutedVersion extends RoutedItem {
  /** Whether its words may stand before readers without a person. */
  complete: boolean;
  receivedAt: Date;
}

export type Route =
  | { action: 'publish' | 'hold'; siteId: number; sectionId: number }
  | { action: 'drop' }
  /** No rule takes it. */
  | { action: 'none' };

/**
 * Versions for publication, newest first. What one of them would have been published by is what publishes the story; else
 * what holds one; else it is dropped. What lacks something is held at the most.
 */
export function routeOf(rules: readonly ProviderRule[], versions: readonly RoutedVersion[]): Route {
  const complete = versions.filter((version) => version.complete);
  const chosen = (complete.length > 0 ? complete : versions)
    .map((version) => chooseRule(rules, version, version.receivedAt))
    .filter((rule) => rule !== undefined);
  const taking = (action: 'publish' | 'hold') => chosen.find((rule) => rule.action === action);
  const publishing = taking('publish');
  const rule = publishing ?? taking('hold');
  if (!rule || rule.sectionId === null) return { action: chosen.length > 0 ? 'drop' : 'none' };
  const action = publishing && complete.length > 0 ? 'publish' : 'hold';
  return { action, siteId: rule.siteId, sectionId: rule.sectionId };
}
