/** Which of two versions is the newer one: a total order, so that the order of arrival can make no difference. */

export interface VersionName {
  version: string;
  versionCreated: Date | null;
  etag: string | null;
  /** Of the bytes. */
  hash: string;
}

/** Below zero if `a` is older: by name, then by etag, then by bytes. */
export function compareVersions(a: VersionName, b: VersionName): number {
  return compareNames(a, b) || compareText(a.etag ?? '', b.etag ?? '') || compareText(a.hash, b.hash);
}

/**
 * By number where both versions are numbers, else by when they were made; equal ones by when they were made. Zero for
 * what its agency calls by the same name. A number stands above what is none: mixed in one chain, the number is meant.
 */
export function compareNames(a: VersionName, b: VersionName): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if ((left === null) !== (right === null)) return left === null ? -1 : 1;
  if (left !== null && right !== null && left !== right) return left < right ? -1 : 1;
  const made = Math.sign(madeAt(a) - madeAt(b));
  return made !== 0 || left !== null ? made : compareText(a.version, b.version);
}

function numberOf({ version }: VersionName): bigint | null {
  return /^\d{1,30}$/.test(version) ? BigInt(version) : null;
}

/** What does not say when it was made is older than what does. */
function madeAt({ versionCreated }: VersionName): number {
  return versionCreated?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
