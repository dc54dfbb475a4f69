/** What stands below a story: its own notice goes before its source's, or in its place. */
export function noticeOf(own: string | null, beside: boolean, ofSource: string | null): string | null {
  if (own === null || own === ofSource) return ofSource;
  return beside && ofSource !== null ? `${own} ${ofSource}` : own;
}
