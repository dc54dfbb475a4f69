/** Characters that XML 1.0 has no way to say (2.2) would make a whole document unreadable; people's copy may hold some. */
export function wellFormed(xml: string): string {
  return xml.replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
