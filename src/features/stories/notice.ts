/** What an agency's contract prints below its copy. `{year}` is the year of first publication on the site. */
export function fillNotice(template: string, year: string): string {
  return template.replaceAll('{year}', year);
}
