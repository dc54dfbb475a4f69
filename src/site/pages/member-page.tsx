/** `/member/{slug}`: who somebody is here, and what they have said, each with the way to where it was said. */
import { memberPage as memberPageView } from '../../features/discussion/discussion.ts';
import type { MemberPageView } from '../../features/discussion/discussion.ts';
import { memberStrings } from '../../features/members/members.ts';
import { dateStyle, fullTime, machineTime, nothingHere } from '../../features/network/network.ts';
import type { PublicRequest } from '../../features/network/network.ts';
import { discussionStrings, saidHtml } from '../../features/discussion/discussion.ts';
import type { Db } from '../../platform/db/database.ts';
import { raw } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { framedPage, pageContext } from '../page-parts.tsx';
import type { SitePage } from '../serve-pages.ts';
import type { SiteAssets } from '../site-assets.ts';

export function memberPages(db: Db, assets: SiteAssets): SitePage[] {
  return [
    {
      urls: ['/member/:slug'],
      carries: 'stories',
      file: 'src/site/pages/member-page.tsx',
      query: { before: /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/ },
      render: (request, reading) => memberPage(db, assets, request, reading),
    },
  ];
}

async function memberPage(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const slug = request.params['slug'] ?? '';
  if (!/^[a-z0-9-]{1,60}$/.test(slug)) return nothingHere;
  const before = request.query['before'] ?? null;
  const member = reading.take(await memberPageView(db, slug, before, request.now));
  if (!member) return nothingHere;
  const words = memberStrings(request.language);
  const head = {
    title: member.name,
    description: words.memberOf(member.name, request.site.name),
    canonical: before === null ? `${request.origin}${request.path}` : null,
    index: before === null,
  };
  const main = renderHtml(<MemberSheet member={member} request={request} />);
  return framedPage(request, reading, assets, { kind: 'account', head, main, current: null });
}

function MemberSheet({ member, request }: { member: MemberPageView; request: PublicRequest }) {
  const { network, originOf, language } = request;
  const words = memberStrings(language);
  const page = pageContext(request);
  const style = dateStyle(page);
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: page.site.timeZone });
  return (
    <div class="form-page member">
      <h1>
        {member.name} {member.staff && <span class="badge">{discussionStrings(language).staff}</span>}
      </h1>
      <p class="hint">
        {words.joined(month.format(member.createdAt))} · {words.counts(member.comments, member.agreed)}
      </p>
      {member.bio !== '' && <p>{member.bio}</p>}
      {member.newest.map((comment) => {
        const site = network.siteById(comment.siteId);
        const href = `${site ? originOf(site) : ''}/c/${comment.storyId}-${comment.id}`;
        return (
          <article class="comment">
            <h2>
              {comment.headline} <small class="when">{site?.name}</small>
            </h2>
            <p class="when">
              <time datetime={machineTime(comment.createdAt)}>{fullTime(comment.createdAt, style)}</time>
            </p>
            <div class="said">{raw(saidHtml(comment.html, page))}</div>
            <p class="acts">
              <span class="votes">
                <b>{comment.up - comment.down}</b> {`( +${comment.up} / -${comment.down} )`}
              </span>
              <a class="act" href={href}>
                {words.seeInContext}
              </a>
            </p>
          </article>
        );
      })}
      {member.newest.length === 0 && <p class="empty">{words.saidNothing}</p>}
      {member.next !== null && (
        <p class="more">
          <a rel="nofollow" href={`${request.path}?before=${member.next}`}>
            {words.earlierComments}
          </a>
        </p>
      )}
    </div>
  );
}
