/** The body of a story as a page prints it. Each block carries its stable id, so that a link can name it. */
import type { ComponentChild } from 'preact';
import { formsOf } from './blocks/all-blocks.ts';
import { noParts } from './blocks/block-forms.ts';
import type { BodyAs } from './blocks/block-forms.ts';
import type { Block } from './body-schema.shared.ts';

/** Where there is only a body: without pictures, in nobody's pay, of no story. */
const ofWords = { parts: noParts, story: null, sponsored: false };

export type BodyHtmlProps = Omit<BodyAs, keyof typeof ofWords> & Partial<Pick<BodyAs, keyof typeof ofWords>>;

export function BodyHtml(props: BodyHtmlProps) {
  const as: BodyAs = { ...ofWords, ...props };
  return <>{as.body.content.map((block) => blockHtml(block, as))}</>;
}

function blockHtml(block: Block, as: BodyAs): ComponentChild {
  const forms = formsOf(block);
  if (as.edition === 'full' || !forms) return forms?.html(block, as);
  const { html, lite = html, feed = lite } = forms;
  return as.edition === 'lite' ? lite(block, as) : feed(block, as);
}
