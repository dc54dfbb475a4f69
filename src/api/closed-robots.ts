/** `/robots.txt` of the hosts where there is nothing for a crawler: accounts, the newsroom, the mailbox. */
import type { PrivatePage } from '../features/members/members.ts';

export const closedRobots: readonly PrivatePage[] = (['hub', 'newsroom', 'mailbox'] as const).map((surface) => ({
  surface,
  method: 'GET',
  url: '/robots.txt',
  policy: 'page.read',
  carries: 'none',
  file: 'src/api/closed-robots.ts',
  inLanguages: false,
  viewer: false,
  handle: () =>
    Promise.resolve({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: 'User-agent: *\nDisallow: /\n',
    }),
}));
