/** Parts of the account page: how its member gets in, which is what a thief would change. */
import { memberStrings, minPasswordLength, socialStrings } from '../../features/members/members.ts';
import type { OwnIdentity, SocialProvider } from '../../features/members/members.ts';
import { dateStyle, longDay } from '../../features/network/network.ts';
import { Field, Hidden } from '../components/form.tsx';
import { pageContext } from '../page-parts.tsx';
import type { AccountView } from './account-view.ts';

/** `waits`: the address whose mail has not been answered yet. */
export function AddressPart({ view, waits = null }: { view: AccountView; waits?: string | null }) {
  const { request, account, path, problemOf, typed } = view;
  const words = socialStrings(request.language);
  const first = account.email === null;
  return (
    <form method="post" action={path('/address')} class="form">
      <h2>{first ? words.unprovenTitle : words.address}</h2>
      {first && <p class="hint">{waits === null ? words.unprovenText : words.proofWaitsFor(waits)}</p>}
      <Field
        name="email"
        label={first ? words.address : words.newAddress}
        type="email"
        value={typed?.get('email') ?? waits ?? ''}
        autocomplete="email"
        problem={problemOf('email')}
      />
      {!first && <PasswordAgain view={view} name="address-password" />}
      <button type="submit" class="button">
        {waits === null ? words.sendProof : words.proofAgain}
      </button>
    </form>
  );
}

export function PasswordPart({ view: { request, account, path, problemOf } }: { view: AccountView }) {
  const words = memberStrings(request.language);
  if (!account.hasPassword)
    return account.email === null ? null : <p class="hint">{socialStrings(request.language).noPasswordYet}</p>;
  return (
    <form method="post" action={path('/password')} class="form">
      <h2>{words.password}</h2>
      <input type="text" name="username" value={account.email ?? ''} autocomplete="username" hidden readOnly />
      <Field
        name="old"
        label={words.oldPassword}
        type="password"
        autocomplete="current-password"
        maxLength={512}
        problem={problemOf('old')}
      />
      <Field
        name="password"
        label={words.newPassword}
        type="password"
        hint={words.passwordHint(minPasswordLength)}
        autocomplete="new-password"
        maxLength={512}
        problem={problemOf('password')}
      />
      <button type="submit" class="button">
        {words.resetButton}
      </button>
    </form>
  );
}

export function WaysPart({
  view,
  providers,
  identities,
}: {
  view: AccountView;
  providers: readonly SocialProvider[];
  identities: readonly OwnIdentity[];
}) {
  const { request, account, path } = view;
  const words = socialStrings(request.language);
  const style = dateStyle(pageContext(request.shared));
  const nameOf = (key: string): string => providers.find((provider) => provider.key === key)?.name ?? key;
  const open = providers.filter(({ key }) => !identities.some(({ provider }) => provider === key));
  if (identities.length === 0 && open.length === 0) return null;
  const onlyOne = !account.hasPassword && identities.length === 1;
  return (
    <section class="form">
      <h2>{words.connectedWays}</h2>
      {identities.map(({ provider, issuer, subject, createdAt }, at) => (
        <form method="post" action={path('/disconnect')} class={view.fresh || onlyOne ? 'inline-form' : 'form'}>
          <span>{words.connectedSince(nameOf(provider), longDay(createdAt, style))}</span>
          <Hidden values={{ issuer, subject }} />
          {!onlyOne && <PasswordAgain view={view} name={disconnectField(at)} />}
          {!onlyOne && (
            <button type="submit" class="button">
              {words.disconnect}
            </button>
          )}
        </form>
      ))}
      {onlyOne && <p class="hint">{words.onlyWayIn}</p>}
      {account.email !== null && open.length > 0 && <p class="hint">{words.connectNote}</p>}
      {account.email !== null &&
        open.map(({ key, name }) => (
          <form method="post" action={path(`/connect/${key}`)} class="form" data-js>
            <PasswordAgain view={view} name={`${key}-password`} />
            <button type="submit" class="button">
              {words.connect(name)}
            </button>
          </form>
        ))}
    </section>
  );
}

/** Under which the password stands that disconnects one of the ways in. */
export function disconnectField(at: number): string {
  return `disconnect-${at}-password`;
}

/** Where the log-in is not of the last quarter of an hour. */
function PasswordAgain({ view: { request, account, fresh, problemOf }, name }: { view: AccountView; name: string }) {
  const words = socialStrings(request.language);
  if (fresh) return null;
  if (!account.hasPassword) return <p class="hint">{words.loginStale}</p>;
  return (
    <Field
      name={name}
      label={words.passwordAgain}
      type="password"
      autocomplete="current-password"
      maxLength={512}
      problem={problemOf(name)}
    />
  );
}
