/** `/read`, where it comes in pieces or is too long to be ours: heard, and not counted. What is, is quick-read.ts's. */
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
