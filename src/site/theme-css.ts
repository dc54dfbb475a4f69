/** A theme's tokens as custom properties: the head of each site's one stylesheet. */
import type { Shade, Site, Theme } from '../features/network/network.ts';

export function themeCss(theme: Theme): string {
  const tokens: Record<string, string> = {
    page: shade(theme.page),
    wash: shade(theme.wash),
    rule: shade(theme.rule),
    accent: shade(theme.accent),
    'on-accent': shade(theme.onAccent),
    plate: theme.plate,
    head: `var(--${theme.headFace})`,
    'head-weight': String(theme.headWeight),
    'head-tracking': `${theme.headTracking}em`,
    'head-leading': String(theme.headLeading),
    key: `${theme.keyRule}px`,
  };
  const lines = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`);
  return `:root{${lines.join(';')}}`;
}

/**
 * What each site brings to the pages of the others: its ink, for seal, name and kicker, and the voice of its headlines.
 * Japanese headlines have no voice of their own, nor has what stands among them.
 */
export function inkCss(sites: readonly Pick<Site, 'key' | 'theme'>[]): string {
  return sites
    .map(
      ({ key, theme }) =>
        `.ink-${key}{--ink-of:${shade(theme.accent)}}` +
        `:root:not(:lang(ja)) .voice-${key}:not(:lang(ja)){--head:var(--${theme.headFace});--head-weight:${theme.headWeight};--head-tracking:${theme.headTracking}em}`,
    )
    .join('');
}

function shade([light, dark]: Shade): string {
  return `light-dark(${light},${dark})`;
}
