/** The head of a page of stories that have something in common: what it is, what it is called, what is said of it. */
import type { ComponentChildren } from 'preact';
import { strings } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';

export interface ListHeadProps {
  label: string;
  name: { text: string; lang: Language | undefined };
  language: Language;
  /** Of the page. */
  number: number;
  children: ComponentChildren;
}

export function ListHead({ label, name, language, number, children }: ListHeadProps) {
  return (
    <header class="section-head">
      <p class="label">{label}</p>
      <h1>
        <span lang={name.lang}>{name.text}</span>
        {number > 1 && <span class="page-number">{strings(language).page(number)}</span>}
      </h1>
      {children}
    </header>
  );
}
