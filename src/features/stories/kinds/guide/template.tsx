/** Its topics as tabs that lead to their headings, so that all of it can be read, printed and found; then its papers. */
import { mixedText } from '../../../network/network.ts';
import { blockAnchor } from '../../blocks/block-forms.ts';
import { inlineText } from '../../inline-text.ts';
import { japaneseUnless, Ruby } from '../../inline-html.tsx';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import type { GuideFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { guideStrings } from './strings.ts';

/** Fewer are seen at a glance. */
const fewestTopics = 3;

type Guide = KindProps<GuideFields>['story'];

export function guideParts({ story }: KindProps<GuideFields>): StoryParts {
  return {
    above: <Topics story={story} />,
    below: (
      <>
        <Documents story={story} />
        {story.fields.checkedOn !== undefined && (
          <p class="aside-line">
            {guideStrings(story.language).checked} <Day day={story.fields.checkedOn} language={story.language} />
          </p>
        )}
      </>
    ),
  };
}

function Topics({ story: { body, fields, language } }: { story: Guide }) {
  // One that the editor has put elsewhere stands there.
  if (body.content.some((block) => block.type === 'topics')) return null;
  const headings = body.content.filter((block) => block.type === 'heading');
  if (headings.length < (fields.topics ? 2 : fewestTopics)) return null;
  return (
    <nav class="topics" aria-label={guideStrings(language).topics}>
      <ol>
        {headings.map(({ attrs, content }, at) => (
          <li>
            <a href={`#${blockAnchor({ attrs })}`}>{mixedText(fields.topics?.[at] ?? inlineText(content), language)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Documents({ story: { fields, language } }: { story: Guide }) {
  if (fields.documents.length === 0) return null;
  const words = guideStrings(language);
  return (
    <KindBox title={words.documents}>
      <dl class="facts">
        {fields.documents.map(({ name, reading, what, where, sample }) => (
          <>
            <dt lang={japaneseUnless(language)}>
              <Ruby base={name} reading={reading ?? ''} />
            </dt>
            <dd>
              {mixedText(what, language)}
              {where !== undefined && <> {mixedText(where, language)}</>}
              {sample !== undefined && (
                <>
                  {' '}
                  <a href={sample} data-host={new URL(sample).host}>
                    {words.sample}
                  </a>
                </>
              )}
            </dd>
          </>
        ))}
      </dl>
    </KindBox>
  );
}
