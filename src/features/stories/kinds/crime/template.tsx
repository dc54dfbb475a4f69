/** Whose word each thing is, below the words themselves. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import type { CrimeFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { crimeStrings } from './strings.ts';

export function crimeParts({ story }: KindProps<CrimeFields>): StoryParts {
  const { language } = story;
  const { attributions, namesSuspects } = story.fields;
  const words = crimeStrings(language);
  return {
    below: (
      <KindBox title={words.accordingTo}>
        <dl class="facts">
          {attributions.map(({ name, says, source }) => (
            <>
              <dt>{mixedText(name, language)}</dt>
              <dd>
                {mixedText(says, language)}
                {source !== undefined && (
                  <>
                    {' '}
                    <a href={source} data-host={new URL(source).host}>
                      {words.source}
                    </a>
                  </>
                )}
              </dd>
            </>
          ))}
        </dl>
        {namesSuspects && <p>{words.notConvicted}</p>}
      </KindBox>
    ),
  };
}
