/** JSX in, a string of HTML out. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Html } from './raw.ts';

export function renderHtml(node: VNode): Html {
  return renderToString(node) as Html;
}
