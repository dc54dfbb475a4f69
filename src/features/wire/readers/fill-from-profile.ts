/** Fields that a provider's profile finds elsewhere than the standard does. */
import type { ProfileField, WireProfile } from '../wire-profile.ts';
import { textsAtPath } from './profile-path.ts';
import type { Said } from './reader.ts';

type From = NonNullable<WireProfile['fields'][ProfileField]>;

export function fillFromProfile(said: Said, profile: WireProfile): Said {
  const filled: Said = { ...said };
  for (const [field, from] of Object.entries(profile.fields) as [ProfileField, From][]) {
    const found = find(said.source, from);
    const [first] = found;
    if (first !== undefined) fill(filled, field, first, found);
  }
  return filled;
}

/** What the first of the paths finds that finds anything. */
function find(source: Said['source'], from: From): string[] {
  for (const one of Array.isArray(from) ? from : [from]) {
    const { path, before, after } = typeof one === 'string' ? { path: one } : one;
    const found = textsAtPath(source, path).map((text) => within(text, before, after));
    if (found.length > 0) return found;
  }
  return [];
}

function within(text: string, before: string | undefined, after: string | undefined): string {
  const start = after === undefined ? -1 : text.indexOf(after);
  const rest = after === undefined || start < 0 ? text : text.slice(start + after.length);
  const end = before === undefined ? -1 : rest.lastIndexOf(before);
  return end < 0 ? rest : rest.slice(0, end);
}

function fill(said: Said, field: ProfileField, first: string, found: readonly string[]): void {
  if (field === 'signals') said.signals = [...(said.signals ?? []), ...found];
  else if (field === 'subjects')
    said.subjects = [...(said.subjects ?? []), ...found.map((code) => ({ scheme: null, code, name: null }))];
  else if (field === 'city' || field === 'region' || field === 'country')
    said.place = { city: null, region: null, country: null, ...said.place, [field]: first };
  else if (field === 'targetKey') said.target = { status: null, ...said.target, itemKey: first };
  else if (field !== 'targetStatus') said[field] = first;
  else if (said.target) said.target = { ...said.target, status: first };
}
