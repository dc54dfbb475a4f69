/** A view with the name on a plate; what to know before one goes; the way, step by step. */
import { PictureFigure } from '../../../media/media.ts';
import { mixedText } from '../../../network/network.ts';
import { inlineHtml, Ruby } from '../../inline-html.tsx';
import { parseInline } from '../../inline-markup.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { placeLine, placePlate } from './card.tsx';
import type { PlaceFields } from './fields.ts';
import { PlaceFacts } from './place-facts.tsx';
import { KindBox } from '../parts/kind-box.tsx';
import { placeStrings } from './strings.ts';

export function placeParts({ story, edition }: KindProps<PlaceFields>): StoryParts {
  const { language, picture, fields } = story;
  const { name, categories, access } = fields;
  const words = placeStrings(language);
  const plate = placePlate(fields);
  return {
    ...(edition === 'full' && picture
      ? {
          lead: (
            <div class="place-view">
              <PictureFigure picture={picture} place="story" language={language} first />
              {plate && (
                <p class="plate" lang="ja">
                  <span>{plate}</span>
                </p>
              )}
            </div>
          ),
        }
      : {}),
    label: (
      <p class="aside-line">
        {(edition !== 'full' || name.reading !== undefined) && (
          <>
            <span lang="ja">
              <Ruby base={name.ja} reading={name.reading ?? ''} />
            </span>
            {words.joint}
          </>
        )}
        {mixedText(placeLine({ fields, language }), language)}
        {words.joint}
        {categories.map((category) => words.categories[category]).join(language === 'ja' ? '、' : ', ')}
      </p>
    ),
    above: <PlaceFacts fields={fields} language={language} />,
    below: (
      <KindBox title={words.access}>
        <ol>
          {access.map((step) => (
            <li>{inlineHtml(parseInline(step), { language, sponsored: false })}</li>
          ))}
        </ol>
      </KindBox>
    ),
  };
}
