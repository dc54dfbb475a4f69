/**
 * Purges of what is written many times a second. The first few of a tag pass at once; from then on it is purged every
 * 200 ms at most, so that a busy page is rendered five times a second and not as often as it is written.
 */
export interface CalmPurges {
  /** Those that are due now; the others come by themselves. */
  passing(tags: readonly string[]): string[];
  /** Purges at once what was put off. */
  settle(): void;
}

interface Heat {
  secondBegan: number;
  purges: number;
  timer: NodeJS.Timeout | null;
}

const calmMs = 200;
/** Purges within a second that pass at once. */
const passAtOnce = 8;
const maxTags = 2_000;

/** `mayWait` names the tags that are put off; `purge` is called with those that were. */
export function createCalmPurges(
  mayWait: (tag: string) => boolean,
  now: () => number,
  purge: (tags: string[]) => void,
): CalmPurges {
  const heats = new Map<string, Heat>();

  function passes(tag: string): boolean {
    if (!mayWait(tag)) return true;
    const heat = heats.get(tag);
    if (heat?.timer) return false;
    if (!heat || now() - heat.secondBegan >= 1_000) {
      if (heats.size >= maxTags) forgetCold();
      heats.set(tag, { secondBegan: now(), purges: 1, timer: null });
      return true;
    }
    heat.purges += 1;
    if (heat.purges <= passAtOnce) return true;
    heat.timer = setTimeout(() => release(tag, heat), calmMs).unref();
    return false;
  }

  function release(tag: string, heat: Heat): void {
    heat.timer = null;
    // Still hot: the next second begins as this one ended.
    heat.secondBegan = now();
    purge([tag]);
  }

  function forgetCold(): void {
    for (const [tag, { secondBegan, timer }] of heats)
      if (timer === null && now() - secondBegan >= 1_000) heats.delete(tag);
  }

  return {
    passing: (tags) => tags.filter((tag) => passes(tag)),
    settle() {
      for (const [tag, heat] of heats) {
        if (heat.timer === null) continue;
        clearTimeout(heat.timer);
        release(tag, heat);
      }
    },
  };
}
