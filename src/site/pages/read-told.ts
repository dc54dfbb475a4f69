/** `/read`, where a browser does not say that the page is its own: heard, and not counted (see quick-read.ts). */
import type { PrivatePage } from '../../features/members/members.ts';

export function readTold(): PrivatePage {
  return {
    surface: 'site',
    method: 'POST',
    url: '/read',
    carries: 'none',
    policy: 'page.read',
    file: 'src/site/pages/read-told.ts',
    inLanguages: false,
    viewer: false,
    handle: () => Promise.resolve({ status: 204, contentType: 'text/plain; charset=utf-8', body: '' }),
  };
}
