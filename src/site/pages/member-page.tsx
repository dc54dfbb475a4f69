/** `/member/{slug}`: who somebody is here, and what they have said, each with the way to where it was said. */
import {
  discussionStrings,
  memberCursorForm,
  memberPage as memberPageView,
  saidHtml,
} from '../../features/discussion/discussion.ts';
import type { MemberComment, MemberPageView } from '../../features/discussion/discussion.ts';
import { memberStrings } from '../../features/members/members.ts';
import {
  dateStyle,
  fullTime,
  machineTime,
  memberPath,
  nothingHere,
  storyPath,
} from '../../features/network/network.ts';
import type { Language, PublicRequest } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { raw } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { MemberPrint } from '../components/member-print.tsx';
import { Seal } from '../layout/brand.tsx';
import { framedPage, pageContext } from '../page-parts.tsx';
import type { SitePage } from '../serve-pages.ts';
import type { SiteAssets } from '../site-assets.ts';

/** Further back than this, what somebody has said is for whoever looks for it. */
const lastIndexed = 5;

export function memberPages(db: Db, assets: SiteAssets): SitePage[] {
  return [
    {
      urls: ['/member/:slug'],
      carries: 'stories',
      file: 'src/site/pages/member-page.tsx',
      query: { before: memberCursorForm },
      render: (request, reading) => memberPage(db, assets, request, reading),
    },
  ];
}

interface MemberProps {
  member: MemberPageView;
  request: PublicRequest;
  brand: string;
}

async function memberPage(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const slug = request.params['slug'] ?? '';
  if (!/^[a-z0-9-]{1,60}$/.test(slug)) return nothingHere;
  const before = request.query['before'] ?? null;
  const member = reading.take(await memberPageView(db, slug, before, request));
  if (!member) return nothingHere;
  const { site, language, origin } = request;
  const words = memberStrings(language);
  const cursor = before ?? undefined;
  const head = {
    title: member.name,
    description: words.memberOf(member.name, site.name),
    canonical: origin + memberPath(site, language, slug, cursor),
    index: member.page <= lastIndexed,
  };
  const elsewhere = Object.fromEntries(
    site.languages.map((other) => [other, memberPath(site, other, slug, cursor)]),
  ) as Record<Language, string>;
  const props = { member, request, brand: assets.of(site).brand };
  const main = renderHtml(<MemberSheet {...props} />);
  const aside = member.perSite.length > 1 ? renderHtml(<PostsIn {...props} />) : null;
  return framedPage(request, reading, assets, { kind: 'account', head, main, aside, current: null, elsewhere });
}

function MemberSheet({ member, request, brand }: MemberProps) {
  const { site, language } = request;
  const words = memberStrings(language);
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: site.timeZone });
  const number = new Intl.NumberFormat(language);
  return (
    <div class="member">
      <header class="who">
        <MemberPrint slug={member.slug} />
        <div>
          <h1>{member.name}</h1>
          <p class="when">
            {words.joined(month.format(member.createdAt))}
            {member.staff && (
              <>
                {' · '}
                <span class="badge">{discussionStrings(language).staff}</span>
              </>
            )}
          </p>
          {member.bio !== '' && <p class="bio">{member.bio}</p>}
          <dl class="counts">
            <div>
              <dt>{words.countComments}</dt>
              <dd>{number.format(member.comments)}</dd>
            </div>
            <div>
              <dt>{words.countAgreed}</dt>
              <dd>{number.format(member.agreed)}</dd>
            </div>
          </dl>
        </div>
      </header>
      {member.newest.map((comment) => (
        <Remark comment={comment} request={request} brand={brand} />
      ))}
      {member.newest.length === 0 && <p class="empty">{words.saidNothing}</p>}
      {member.next !== null && (
        <p class="more">
          <a class="button" rel="next" href={memberPath(site, language, member.slug, member.next)}>
            {words.earlierComments}
          </a>
        </p>
      )}
    </div>
  );
}

function Remark({ comment, request, brand }: { comment: MemberComment; request: PublicRequest; brand: string }) {
  const { network, originOf, language } = request;
  const page = pageContext(request);
  const [site, section] = [network.siteById(comment.siteId), network.sectionById(comment.sectionId)];
  if (!site || !section) return null;
  const spoken: Language = comment.language === 'ja' ? 'ja' : 'en';
  const href = originOf(site) + storyPath(site, section, comment.slug, spoken);
  return (
    <article class="comment">
      <h2 lang={spoken === language ? undefined : spoken}>
        <a href={href}>{comment.headline}</a>
      </h2>
      <p class="when">
        <Seal site={site} brand={brand} /> {site.name}{' '}
        <time datetime={machineTime(comment.createdAt)}>{fullTime(comment.createdAt, dateStyle(page))}</time>
      </p>
      <div class="said">{raw(saidHtml(comment.html, page))}</div>
      <p class="acts">
        <span class="votes">
          <b>{comment.up - comment.down}</b> {`( +${comment.up} / -${comment.down} )`}
        </span>
        <a class="act" href={`${originOf(site)}/c/${comment.storyId}-${comment.id}`}>
          {memberStrings(language).seeInContext}
        </a>
      </p>
    </article>
  );
}

/** Where they speak, on a network of several sites. */
function PostsIn({ member, request, brand }: MemberProps) {
  const { network, originOf, language } = request;
  return (
    <section class="box posts-in">
      <div class="box-head">
        <h2>{memberStrings(language).postsIn}</h2>
      </div>
      <ul>
        {member.perSite.map(({ siteId, comments }) => {
          const site = network.siteById(siteId);
          return (
            site && (
              <li>
                <Seal site={site} brand={brand} />
                <a href={originOf(site) + memberPath(site, language, member.slug)}>{site.name}</a>
                <span>{comments}</span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
