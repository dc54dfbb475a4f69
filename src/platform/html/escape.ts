/** For the few places that make HTML without a template, because they make much of it. */
import type { Html } from './raw.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted attributes alike. */
export function escapeHtml(text: string): Html {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign) as Html;
}
