/** How many different visitors come from one network in a minute: a storm of made-up browsers is more than an office. */

const mostVisitorsAMinute = 120;

export interface VisitorPace {
  allows(network: string, visitor: string, ms: number): boolean;
}

export function createVisitorPace(): VisitorPace {
  let minute = 0;
  let seen = new Map<string, Set<string>>();
  return {
    allows(network, visitor, ms) {
      const current = Math.floor(ms / 60_000);
      if (current !== minute) [minute, seen] = [current, new Map()];
      const visitors = seen.get(network) ?? new Set();
      seen.set(network, visitors);
      if (visitors.size >= mostVisitorsAMinute && !visitors.has(visitor)) return false;
      visitors.add(visitor);
      return true;
    },
  };
}
