/** `/favicon.svg`: the site's seal. */
import type { PublicPage } from '../../features/network/network.ts';
import { faviconSvg } from '../layout/favicon.ts';

export const favicon: PublicPage = {
  urls: ['/favicon.svg'],
  carries: 'none',
  file: 'src/site/pages/favicon.ts',
  inLanguages: false,
  render: async ({ site }) => ({
    status: 200,
    contentType: 'image/svg+xml',
    body: faviconSvg(site.theme),
    headers: { 'cache-control': 'public, max-age=86400' },
  }),
};
