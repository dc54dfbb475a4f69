/** Whether an attribute of a node holds what its spec says. Ids are looked at where all of them are known. */
import { embedAt } from './embed-providers.shared.ts';
import { safeHref } from './inline-markup.ts';
import type { AttrSpec } from './node-specs.shared.ts';
import { readDate } from './story-dates.ts';

export function fitsAttr(spec: Exclude<AttrSpec, { kind: 'id' }>, value: unknown): boolean {
  if (value === null) return 'optional' in spec;
  switch (spec.kind) {
    case 'text':
      return isText(value, spec.most);
    case 'texts':
      return isList(value, spec.least, spec.most) && value.every((text) => isText(text, spec.length));
    case 'entries':
      return (
        isList(value, 1, spec.most) &&
        value.every((entry) => isRecord(entry) && ['word', 'reading', 'meaning'].every((name) => isText(entry[name])))
      );
    case 'number':
      return Number.isSafeInteger(value) && Number(value) > 0;
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return spec.of.includes(value as string);
    case 'moment':
      return readDate(value)?.precision === 'moment';
    case 'date':
      return isDate(value, spec.rough === true);
    case 'address':
      return isText(value, 2_000) && safeHref(value) !== null;
    case 'embed':
      return isText(value, 2_000) && embedAt(value) !== null;
    case 'focus':
      return isRecord(value) && ['x', 'y'].every((name) => isHundredths(value[name])) && hasOnly(value, 2);
    case 'cardPicture':
      return (
        isRecord(value) &&
        fitsAttr({ kind: 'number' }, value['picture']) &&
        isText(value['alt'], 600) &&
        isText(value['credit'], 200) &&
        hasOnly(value, 3)
      );
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most = Infinity): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isList(value: unknown, least: number, most: number): value is unknown[] {
  return Array.isArray(value) && value.length >= least && value.length <= most;
}

function isDate(value: unknown, rough: boolean): boolean {
  const precision = readDate(value)?.precision;
  return precision === 'day' || precision === 'moment' || (rough && precision !== undefined);
}

function isHundredths(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100;
}

function hasOnly(value: Record<string, unknown>, count: number): boolean {
  return Object.keys(value).length === count;
}
