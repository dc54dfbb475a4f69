/** The fields of a form or of an address's query. */

/** Without U+0000: no text of PostgreSQL's holds it (22021), no field means anything by it, and nobody types it. */
export function fieldsOf(text: string): URLSearchParams {
  const fields = new URLSearchParams(text);
  if (!/\0|%00/.test(text)) return fields;
  return new URLSearchParams([...fields].map(([name, value]) => [without(name), without(value)]));
}

function without(text: string): string {
  return text.replaceAll('\0', '');
}
