/** The choice of how pages look: on the account page, and on each site for readers without an account. */
import { memberStrings, schemes, textSizes } from '../../features/members/members.ts';
import type { Look } from '../../features/members/members.ts';
import type { Language } from '../../features/network/network.ts';

export function LookFields({ look, language }: { look: Look; language: Language }) {
  const words = memberStrings(language);
  return (
    <>
      <fieldset class="field choices">
        <legend>{words.lightOrDark}</legend>
        {schemes.map((scheme) => (
          <label>
            <input type="radio" name="scheme" value={scheme} checked={look.scheme === scheme} /> {words.schemes[scheme]}
          </label>
        ))}
      </fieldset>
      <fieldset class="field choices">
        <legend>{words.textSize}</legend>
        {textSizes.map((percent, size) => (
          <label>
            <input type="radio" name="size" value={String(size)} checked={look.size === size} /> {words.textSizes[size]}{' '}
            <small>{percent}%</small>
          </label>
        ))}
      </fieldset>
    </>
  );
}
