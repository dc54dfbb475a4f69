/** Ready-made HTML inside JSX, without a wrapper element. Only for strings that our own renderer made. */
import { jsxTemplate } from 'preact/jsx-runtime';
import type { VNode } from 'preact';

export type Html = string & { readonly __brand: 'Html' };

export function raw(html: Html): VNode {
  return jsxTemplate([html]) as VNode;
}
