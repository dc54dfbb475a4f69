/** Whether a provider is as it should be. Pure. */

export interface ProviderHealth {
  provider: string;
  /** Since its last item; null if it has never sent any. */
  silentSeconds: number | null;
  /** Since it was added, or since somebody said how often it sends. */
  awaitedSeconds: number;
  /** It sends something at least so often; null: nobody has said. */
  rhythmSeconds: number | null;
  /** Files of the last day that could not be taken in. */
  failed: number;
  /** Newest first. */
  errors: { what: string; reason: string; at: Date }[];
}

const day = 86_400;

/**
 * `late`: longer than it should be; `silent`: that is no accident any more. Where nobody has said what is expected, a day is
 * late, and no silence is an alarm.
 */
export function silenceOf(
  health: Pick<ProviderHealth, 'silentSeconds' | 'awaitedSeconds' | 'rhythmSeconds'>,
): 'fine' | 'late' | 'silent' {
  const [silent, { rhythmSeconds }] = [silenceFor(health), health];
  if (silent === null) return 'fine';
  if (rhythmSeconds === null) return silent > day ? 'late' : 'fine';
  if (silent > rhythmSeconds * 2) return 'silent';
  return silent > rhythmSeconds ? 'late' : 'fine';
}

/** One that has never sent anything is silent from when something was expected of it; null: nothing is. */
export function silenceFor({
  silentSeconds,
  awaitedSeconds,
  rhythmSeconds,
}: Pick<ProviderHealth, 'silentSeconds' | 'awaitedSeconds' | 'rhythmSeconds'>): number | null {
  return silentSeconds ?? (rhythmSeconds === null ? null : awaitedSeconds);
}

/** `90 minutes`, `6 hours`, `1 day`: exactly. */
export function rhythmInWords(seconds: number): string {
  const steps = [
    [day, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ] as const;
  const [length, unit] = steps.find(([one]) => seconds % one === 0) ?? [1, 'second'];
  return `${seconds / length} ${unit}${seconds === length ? '' : 's'}`;
}
