/** Codes of any vocabulary, and what an agency signals beside them. */
import type { WireSubject } from '../wire-item.ts';
import { meantBy } from '../wire-profile.ts';
import type { WireProfile } from '../wire-profile.ts';

const most = { subjects: 500, signals: 100, characters: 300 };
/** IPTC's vocabularies by their addresses. */
const iptc = new Map([
  ['mediatopic', 'medtop'],
  ['subjectcode', 'subj'],
]);
const known = new Set(iptc.values());

export function toSubjects(said: readonly WireSubject[], profile: WireProfile, problems: string[]): WireSubject[] {
  if (said.length > most.subjects)
    problems.push(`It has ${said.length} subjects; those after the first ${most.subjects} are left out.`);
  return said
    .slice(0, most.subjects)
    .map((subject) => named(split(subject), profile))
    .filter(({ code, name }) => code !== null || name !== null);
}

/** `medtop:20000523` and `http://cv.iptc.org/newscodes/mediatopic/20000523` name their vocabulary; a code alone does not. */
function split(subject: WireSubject): WireSubject {
  const own = { scheme: fitting(subject.scheme), code: fitting(subject.code), name: fitting(subject.name) };
  const given = own.scheme === null ? null : shortName(own.scheme);
  const address = /^(https?:\/\/.+[/#])([^/#]+)\/?$/.exec(own.code ?? '');
  const named = address ? { ...own, scheme: shortName(address[1] ?? ''), code: address[2] ?? null } : null;
  const qualified = /^([\p{L}\p{N}_.-]{1,40}):([^:/\s][^:\s]*)$/u.exec(own.code ?? '');
  const found = named ?? (qualified ? { ...own, scheme: qualified[1] ?? null, code: qualified[2] ?? null } : own);
  if (given === null) return found;
  // Said twice: `medtop:11000000` of the vocabulary whose address stands beside it.
  const isTwice = found.scheme === given || known.has(found.scheme ?? '');
  return isTwice ? found : { ...own, scheme: given };
}

function fitting(word: string | null): string | null {
  return word !== null && word.length <= most.characters ? word.trim() || null : null;
}

function shortName(scheme: string): string {
  return iptc.get(/cv\.iptc\.org\/newscodes\/([a-z]+)\/?$/.exec(scheme)?.[1] ?? '') ?? scheme;
}

function named(subject: WireSubject, profile: WireProfile): WireSubject {
  const { scheme, code } = subject;
  const called =
    code === null ? undefined : (meantBy(profile.subjects, `${scheme}:${code}`) ?? meantBy(profile.subjects, code));
  const alias =
    scheme === null
      ? undefined
      : (meantBy(profile.schemes, scheme) ?? meantBy(profile.schemes, scheme.replace(/[/#]$/, '')));
  return { scheme: alias ?? scheme, code, name: called ?? subject.name };
}

/** `sig:correction` is a correction. */
export function toSignals(said: readonly string[], profile: WireProfile): string[] {
  const words = said.slice(0, most.signals).map((signal) => {
    const whole = signal.trim();
    const own = whole.replace(/^.*[:/#]/s, '');
    return meantBy(profile.signals, whole) ?? meantBy(profile.signals, own) ?? own;
  });
  return [...new Set(words.filter((word) => word !== '' && word.length <= most.characters))];
}
