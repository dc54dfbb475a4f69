/** Signing up for a site's daily letter in one field: in the foot of every page, and in a box beside stories and sections. */
import { letterStrings } from '../../features/letters/letters.ts';
import { lettersSignUpPath } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';

export function LetterForm({ page: { site, language } }: { page: PageContext }) {
  const letters = letterStrings(language);
  return (
    <>
      <form method="post" action={lettersSignUpPath(site, language)} class="inline-form">
        <input type="hidden" name="short" value="1" />
        <input
          type="email"
          name="email"
          required
          maxLength={254}
          autocomplete="email"
          aria-label={letters.email}
          placeholder={letters.email}
        />
        <span class="trap" aria-hidden="true">
          <input name="url" type="text" tabindex={-1} autocomplete="off" aria-label="URL" />
        </span>
        <button type="submit" class="button">
          {letters.signUp}
        </button>
      </form>
      <p class="hint">{letters.consent(site.name)}</p>
    </>
  );
}

export function LetterBox({ page }: { page: PageContext }) {
  const letters = letterStrings(page.language);
  return (
    <section class="box letter-box">
      <div class="box-head">
        <h2>{letters.names.daily}</h2>
      </div>
      <p>{letters.intro}</p>
      <LetterForm page={page} />
    </section>
  );
}
