/** A provider's settings as options say them, and in words. */
import { keptFor, rhythmInWords } from '../features/wire/wire.ts';
import type { ProviderChange } from '../features/wire/wire.ts';
import { UsageError } from './verb.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

const units: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };
const longestRhythm = 30 * 86_400;
const mostDays = 3_650;

/** What is said; nothing of what is not. */
export function changeOf(options: Options): ProviderChange {
  const { rights, notice, 'newscontent-only': only, rhythm, 'keep-raw': raw, 'keep-files': files } = options;
  const change: ProviderChange = {};
  if (typeof rights === 'string') change.rights = rights.trim() === 'none' ? null : rightsIn(rights.trim());
  if (notice !== undefined) {
    if (notice !== 'own' && notice !== 'both' && notice !== 'source')
      throw new UsageError('--notice takes own, both or source.');
    change.notice = notice;
  }
  if (only !== undefined) {
    if (only !== 'yes' && only !== 'no') throw new UsageError('--newscontent-only takes yes or no.');
    change.newscontentOnly = only === 'yes';
  }
  if (typeof rhythm === 'string') change.rhythmSeconds = rhythm === 'none' ? null : secondsIn(rhythm);
  if (typeof raw === 'string') change.keepRawDays = raw === 'always' ? null : daysIn('--keep-raw', raw);
  if (typeof files === 'string') change.keepFilesDays = files === 'always' ? null : daysIn('--keep-files', files);
  return change;
}

function rightsIn(text: string): string {
  if (text === '' || text.length > 400) throw new UsageError('--rights takes 1 to 400 characters, or none.');
  return text;
}

function secondsIn(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const seconds = Number(number) * (units[unit] ?? 0);
  if (seconds < 60 || seconds > longestRhythm)
    throw new UsageError(`--rhythm takes 1m to 30d, such as 90m or 6h, or none; not “${text}”.`);
  return seconds;
}

function daysIn(option: string, text: string): number {
  const days = Number(text);
  if (!/^[1-9]\d{0,3}$/.test(text) || days > mostDays)
    throw new UsageError(`${option} takes a number of days from 1 to ${mostDays}, or always; not “${text}”.`);
  return days;
}

const notices = {
  own: 'its own, else the source’s',
  both: 'its own and the source’s',
  source: 'the source’s',
} as const;

export function settingsInWords(key: string, settings: Required<ProviderChange>): string {
  const { rights, notice, newscontentOnly, rhythmSeconds, keepRawDays, keepFilesDays } = settings;
  const { done, failed } = keptFor(settings);
  const kept = (days: number | null): string => (days === null ? 'for good' : `for ${days} days`);
  return [
    key,
    `  rights where an item names nobody’s  ${rights ?? 'none: it is held'}`,
    `  the © notice of an item              ${notices[notice]}`,
    `  only with the signal newscontent     ${newscontentOnly ? 'yes' : 'no'}`,
    `  sends something at least every       ${rhythmSeconds === null ? 'nobody has said' : rhythmInWords(rhythmSeconds)}`,
    `  bytes are kept                       ${kept(keepRawDays)}`,
    `  files stay in done/                  ${kept(done)}${done === keepFilesDays ? '' : ', as the bytes'}`,
    `  files stay in failed/                ${kept(failed)}`,
  ].join('\n');
}
