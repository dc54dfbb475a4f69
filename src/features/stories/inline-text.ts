/** The inside of a block as plain text. Ruby readings are left out (design: quote offsets). */
import type { Inline } from './body-schema.shared.ts';

export function inlineText(content: readonly Inline[]): string {
  return content
    .map((part) => {
      switch (part.type) {
        case 'text':
          return part.text;
        case 'ruby':
          return part.attrs.base;
        case 'hardBreak':
          return '\n';
      }
    })
    .join('');
}
