/** The site's seal in its ink as an icon; it lightens where the browser's frame is dark. */
import type { Theme } from '../../features/network/network.ts';

export function faviconSvg(theme: Pick<Theme, 'accent' | 'seal'>): string {
  const [light, dark] = theme.accent;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<style>path{fill:${light}}@media(prefers-color-scheme:dark){path{fill:${dark}}}</style>` +
    `<path fill-rule="evenodd" d="${theme.seal}"/></svg>`
  );
}
