/** How pages look to one reader: light or dark, and how large the text is. A cookie on each host, a field of the account. */

/** Says nothing of its bearer but this. */
export const lookCookie = '__Host-prefs';

export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];
/** Percent of what the browser calls its text size. */
export const textSizes = [87.5, 100, 112.5, 125, 150] as const;
const asDesigned = 1;

export interface Look {
  scheme: Scheme;
  /** Place in `textSizes`. */
  size: number;
}

export const plainLook: Look = { scheme: 'auto', size: asDesigned };

/** `dark.2`. What is not of this form looks as designed. */
export function lookFrom(text: string | null | undefined): Look {
  const [, scheme, size] = /^(auto|light|dark)\.([0-4])$/.exec(text ?? '') ?? [];
  const known = schemes.find((candidate) => candidate === scheme);
  return known === undefined ? plainLook : { scheme: known, size: Number(size) };
}

export function lookText({ scheme, size }: Look): string {
  return `${scheme}.${size}`;
}

/** Of a form with `scheme` and `size`. */
export function lookFromForm(form: URLSearchParams): Look {
  return lookFrom(`${form.get('scheme') ?? ''}.${form.get('size') ?? ''}`);
}

/** All it takes: colours are `light-dark()`, sizes are rem. Paper stays paper. */
export function lookCss({ scheme, size }: Look): string {
  const rules = [
    ...(scheme === 'auto' ? [] : [`color-scheme:${scheme}`, `--picture:${scheme === 'dark' ? '.88' : '1'}`]),
    ...(size === asDesigned ? [] : [`font-size:${textSizes[size]}%`]),
  ];
  return rules.length === 0 ? '' : `@media screen{:root{${rules.join(';')}}}`;
}
