/** Whether a provider is as it should be. Pure. */

export interface ProviderHealth {
  provider: string;
  /** Since its last item; null if it has never sent any. */
  silentSeconds: number | null;
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
export function silenceOf({
  silentSeconds,
  rhythmSeconds,
}: Pick<ProviderHealth, 'silentSeconds' | 'rhythmSeconds'>): 'fine' | 'late' | 'silent' {
  if (rhythmSeconds === null) return silentSeconds !== null && silentSeconds > day ? 'late' : 'fine';
  if (silentSeconds === null) return 'late';
  if (silentSeconds > rhythmSeconds * 2) return 'silent';
  return silentSeconds > rhythmSeconds ? 'late' : 'fine';
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
