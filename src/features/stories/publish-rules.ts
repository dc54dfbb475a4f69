/** What a story lacks before it may be published, and what is worth a second look. Pure: the desk can ask before it presses. */
import { bodyText } from './body-text.ts';
import { missingInBody } from './body-uses.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { missingInPictures } from './kinds/field-references.ts';
import type { CheckedCopy } from './kinds/kind.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { StoryKind } from './story.ts';

type Checked = Pick<RevisionRow, 'headline' | 'body' | 'pictureId' | 'pictureText'> &
  Partial<Pick<RevisionRow, 'standfirst' | 'byline' | 'fields'>>;

export function missingForPublishing(kind: StoryKind, revision: Checked): string[] {
  const { bodiless, missing: missingInKind } = kindOf(kind);
  const missing: string[] = [];
  if (revision.headline.trim() === '') missing.push('a headline');
  if (bodiless !== true && bodyText(revision.body).trim() === '') missing.push('a body');
  if (revision.pictureText !== null) {
    if (revision.pictureText.alt.trim() === '') missing.push('the picture’s alt text');
    if (revision.pictureText.caption.trim() === '') missing.push('the picture’s caption');
    if (revision.pictureText.credit.trim() === '') missing.push('the picture’s credit');
  }
  missing.push(...missingInPictures(revision.fields ?? {}), ...missingInBody(revision.body));
  return [...missing, ...(missingInKind?.(copyOf(revision)) ?? [])];
}

/** Nothing that keeps it from being published. */
export function warningsBeforePublishing(kind: StoryKind, revision: Checked): string[] {
  return kindOf(kind).warnings?.(copyOf(revision)) ?? [];
}

function copyOf({ fields = {}, ...revision }: Checked): CheckedCopy {
  return { ...revision, fields };
}
