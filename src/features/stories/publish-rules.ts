/** What a story lacks before it may be published. Pure, so that the desk can ask before it presses. */
import { bodyText } from './body-text.ts';
import { missingInBody } from './body-uses.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { StoryKind } from './story.ts';

export function missingForPublishing(
  kind: StoryKind,
  revision: Pick<RevisionRow, 'headline' | 'body' | 'pictureId' | 'pictureText'>,
): string[] {
  const missing: string[] = [];
  if (revision.headline.trim() === '') missing.push('a headline');
  if (kind !== 'picture' && bodyText(revision.body).trim() === '') missing.push('a body');
  if (kind === 'picture' && revision.pictureId === null) missing.push('the picture that a picture story is about');
  if (revision.pictureText !== null) {
    if (revision.pictureText.alt.trim() === '') missing.push('the picture’s alt text');
    if (revision.pictureText.caption.trim() === '') missing.push('the picture’s caption');
    if (revision.pictureText.credit.trim() === '') missing.push('the picture’s credit');
  }
  missing.push(...missingInBody(revision.body));
  return missing;
}
