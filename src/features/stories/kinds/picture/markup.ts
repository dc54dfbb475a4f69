import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { PictureFields } from './fields.ts';

export function pictureMarkup(
  story: StoryPageView & { fields: PictureFields },
  { article, image }: MarkupContext,
): object {
  const { picture, fields } = story;
  if (picture === null) return article;
  const { photographer, place, takenOn, licence } = fields;
  return {
    '@type': 'ImageObject',
    name: story.headline,
    contentUrl: image(picture),
    caption: picture.caption,
    description: picture.alt,
    creditText: picture.credit,
    creator: photographer === undefined ? undefined : { '@type': 'Person', name: photographer },
    copyrightNotice: story.notice ?? story.publisherLine,
    license: licence?.address,
    dateCreated: takenOn,
    contentLocation: place === undefined ? undefined : { '@type': 'Place', name: place },
    inLanguage: story.language,
    url: article.url,
    subjectOf: article,
  };
}
