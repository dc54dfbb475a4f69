/** `/auth/proof`, on a site: the mail that a member has not answered is sent again. */
import { returnPath, seeOther, sendProofAgain, socialStrings, waitingProof } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { homePath, strings } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage } from '../components/form.tsx';
import type { ProofNeeded } from '../components/unproven-panel.tsx';
import { accountHrefOf, privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';

interface ProofDeps {
  db: Db;
  assets: SiteAssets;
}

export function proofPage(deps: ProofDeps): PrivatePage {
  return {
    surface: 'site',
    method: 'POST',
    url: '/auth/proof',
    policy: 'account.change',
    carries: 'none',
    file: 'src/site/pages/proof-page.tsx',
    handle: (request) => postProofAgain(deps, request),
  };
}

/** What stands between the reader and taking part; undefined for whoever has confirmed an address, or is nobody yet. */
export async function proofNeeded(db: Db, request: PrivateRequest): Promise<ProofNeeded | undefined> {
  const { viewer } = request;
  if (viewer.kind !== 'member' || viewer.proven) return undefined;
  return { waits: (await waitingProof(db, viewer.memberId)) !== undefined, accountHref: accountHrefOf(request) };
}

async function postProofAgain({ db, assets }: ProofDeps, request: PrivateRequest): Promise<Answer> {
  const { viewer, site, language, network, originOf, clientNetwork, cameFrom, now } = request;
  if (viewer.kind !== 'member' || viewer.proven) return seeOther(returnPath(cameFrom));
  const about = {
    ...{ memberId: viewer.memberId, site, language, network: clientNetwork, provider: site.name },
    hubOrigin: originOf({ host: network.settings.hubHost }),
  };
  if (!(await sendProofAgain(db, about, now))) return seeOther(accountHrefOf(request));
  const words = socialStrings(language);
  const main = renderHtml(
    <FormPage title={words.proofAgainTitle}>
      <p>{words.proofAgainSent}</p>
      <p class="ways">
        <a class="button" href={cameFrom ?? homePath(site, language)}>
          {cameFrom === null ? strings(language).toFront(site.name) : words.backToPage}
        </a>
        <a href={accountHrefOf(request)}>{words.otherAddress}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, assets, { title: words.proofAgainTitle, main });
}
