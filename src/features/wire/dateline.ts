/** “CITY (Agency) – ”, with which many agencies begin the first paragraph. */

export interface Lead {
  dateline: string;
  /** Where the sentence after it begins. */
  length: number;
}

/** A city in capitals before a dash; in any letters before an agency in parentheses. */
const withAgency = /^(?<place>\p{Lu}[\p{L}\p{M}\p{N}' .,/-]{1,60}?)\s*\([^()]{1,30}\)\s*\.?\s?[–—-]{1,2}\s*(?=\S)/u;
const inCapitals = /^(?<place>\p{Lu}{2}[\p{Lu}\p{M}' .-]*(?:,[\p{L}\p{M}\p{N}' .,-]{1,40}?)?)\s*[–—-]{1,2}\s+/u;
/** 【札幌＝共同】 */
const inBrackets = /^【(?<place>[\p{L}\p{M}\p{N}・ー ]{1,20}?)(?:＝|=| |[\d０-９]{1,2}日|共同|時事)[^】]{0,20}】\s*/u;
/** “, Nov 24”, “, 24 Nov. 2026”, “, 24 novembre 2026”. */
const day =
  /,?\s+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\.?\s+\p{L}{3,10}\.?(?:\s+\d{4})?)$/iu;

export function leadOf(text: string): Lead | null {
  const found = withAgency.exec(text) ?? inCapitals.exec(text) ?? inBrackets.exec(text);
  const place = found?.groups?.['place'];
  const dateline = place === undefined ? null : cleanDateline(place);
  return found && dateline !== null ? { dateline, length: found[0].length } : null;
}

/** Without agency, day and dashes: what a field says may be a whole lead. Null for a date alone. */
export function cleanDateline(said: string): string | null {
  const place = withoutDay(
    said
      .replace(/^\s*【([^】]{1,60})】.*$/su, '$1')
      .replace(/[\s–—-]+$/u, '')
      .replace(/(?:＝|=|(?<=[\p{Script=Han}\p{Script=Katakana}ー])\s*[\d０-９]{1,2}日).*$/su, ''),
  );
  return /^\p{L}/u.test(place) ? place : null;
}

/** Agency and day stand in either order. */
function withoutDay(said: string): string {
  const agency = /\s*[(（][^()（）]*[)）]\s*\.?$/u;
  return said
    .replace(agency, '')
    .replace(day, '')
    .replace(agency, '')
    .replace(/[\s,]+$/u, '')
    .trim();
}

/** Whether both name the same city, whatever follows it. */
export function sameCity(a: string, b: string): boolean {
  const city = (dateline: string): string => dateline.split(',')[0]?.trim().toLowerCase() ?? '';
  return city(a) === city(b);
}
