/** What a body names besides its words: pictures with the pieces that they are shown in, other stories, whose frames. */
import { cropsFor } from '../media/media.ts';
import type { Crop } from '../media/media.ts';
import { formsOf } from './blocks/all-blocks.ts';
import type { UsedPicture } from './blocks/block-forms.ts';
import type { Body } from './body-schema.shared.ts';
import { embedAt } from './embed-providers.shared.ts';

export function usedPicturesIn(body: Body): UsedPicture[] {
  return body.content.flatMap((block) => formsOf(block)?.pictures?.(block) ?? []);
}

export function pictureIdsIn(body: Body): number[] {
  return [...new Set(usedPicturesIn(body).map(({ id }) => id))];
}

/** One that is shown whole needs none. */
export function cropsIn(body: Body): (Crop & { pictureId: number })[] {
  return usedPicturesIn(body).flatMap(({ id, role, focus }) =>
    focus === null ? [] : cropsFor(role, focus).map((crop) => ({ pictureId: id, ...crop })),
  );
}

export function storyIdsIn(body: Body): number[] {
  return body.content.flatMap((block) => (block.type === 'storyCard' ? [block.attrs.story] : []));
}

/** The origins that its page may frame, once somebody has pressed. */
export function frameOriginsIn(body: Body): string[] {
  const origins = body.content.map((block) =>
    block.type === 'embed' ? embedAt(block.attrs.href)?.provider.origin : undefined,
  );
  return [...new Set(origins.filter((origin) => origin !== undefined))];
}

/** What its blocks lack before it may be published. */
export function missingInBody(body: Body): string[] {
  return body.content.flatMap((block) => formsOf(block)?.missing?.(block) ?? []);
}
