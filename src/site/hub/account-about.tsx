/** Parts of the account page: what others see of the member, and how pages look to them. */
import { lookFrom, memberStrings } from '../../features/members/members.ts';
import { Field } from '../components/form.tsx';
import { LookFields } from '../components/look-fields.tsx';
import type { AccountView } from './account-view.ts';

export function ProfilePart({ view: { request, account, path, problemOf, typed } }: { view: AccountView }) {
  const words = memberStrings(request.language);
  const language = typed?.get('language') ?? account.language;
  return (
    <form method="post" action={path('/profile')} class="form">
      <h2>{words.profile}</h2>
      <Field
        name="name"
        label={words.displayName}
        hint={words.nameRule}
        value={typed?.get('name') ?? account.name}
        autocomplete="nickname"
        maxLength={80}
        problem={problemOf('name')}
      />
      <div class="field">
        <label for="bio">{words.bio}</label>
        <textarea id="bio" name="bio" rows={2} maxLength={160}>
          {typed?.get('bio') ?? account.bio}
        </textarea>
      </div>
      <div class="field">
        <label for="language">{words.language}</label>
        <select id="language" name="language">
          <option value="en" selected={language === 'en'} lang="en">
            English
          </option>
          <option value="ja" selected={language === 'ja'} lang="ja">
            日本語
          </option>
        </select>
      </div>
      <button type="submit" class="button">
        {words.save}
      </button>
    </form>
  );
}

export function LookPart({ view: { request, account, path } }: { view: AccountView }) {
  const words = memberStrings(request.language);
  return (
    <form method="post" action={path('/look')} class="form">
      <h2>{words.looks}</h2>
      <p class="hint">{words.looksText}</p>
      <LookFields look={lookFrom(account.look)} language={request.language} />
      <button type="submit" class="button">
        {words.save}
      </button>
    </form>
  );
}
