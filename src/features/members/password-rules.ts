/** What a password may not be: too short, too long to be worked on, or one of those that are tried first. */

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common';

/** In code points. Without a second factor a password has to stand alone. */
export const minPasswordLength = 15;
const maxLength = 128;

/** Parts of which people make long passwords that are tried first. */
const common =
  /^(?:password|passw0rd|letmein|welcome|qwertyuiop|qwerty|asdfghjkl|zxcvbnm|iloveyou|monkey|dragon|sunshine|princess|football|admin|login|abc123|abcdef|abcdefgh|secret|0123456789|1234567890|123456789|12345678|1234567|123456|12345|1234|123|987654321|pass|word|the|my|is|a|i|!|\.|\s|-|_)+$/i;

/** `names`: the member's, the site's, the network's: what a stranger would try. */
export function passwordProblem(password: string, names: readonly string[]): PasswordProblem | null {
  const points = Array.from(password.normalize('NFKC'));
  if (points.length < minPasswordLength) return 'too-short';
  if (points.length > maxLength) return 'too-long';
  let rest = points.join('').toLowerCase();
  // The longest first: a name may be a part of the address.
  for (const name of names.toSorted((a, b) => b.length - a.length))
    if (name.length >= 3) rest = rest.replaceAll(name.normalize('NFKC').toLowerCase(), '');
  if (common.test(rest) || rest === '' || isRepetition(points.join(''))) return 'too-common';
  // A name and a few signs more are not a password.
  return Array.from(rest).length < minPasswordLength / 3 ? 'too-common' : null;
}

/** `aaaaaaaa…`, `abcabcabc…` */
function isRepetition(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length / 2;
}
