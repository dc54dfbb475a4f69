/** What html-validate finds wrong with a page's bytes. */
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // As Preact writes them.
      'doctype-style': ['error', { style: 'lowercase' }],
      'void-style': ['error', { style: 'selfclose' }],
      // Advice for search engines, made for 70: a headline may have 110, and the name of the site and edition follow it.
      'long-title': ['error', { maxlength: 140 }],
    },
  }),
);

/** One line per fault, with its rule and its place; empty when there is none. */
export async function htmlFaults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
}
