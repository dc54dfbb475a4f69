/** The box of all fronts: key rule, kentō, heading, and a link where there is more. */
import type { ComponentChildren } from 'preact';

export interface FrontBoxProps {
  title: string;
  /** The list that the box is the beginning of. */
  more?: { href: string; text: string } | undefined;
  /** Makes the heading itself the link. */
  href?: string | undefined;
  class?: string;
  children: ComponentChildren;
}

export function FrontBox({ title, more, href, class: extra, children }: FrontBoxProps) {
  return (
    <section class={extra ? `box ${extra}` : 'box'}>
      <div class="box-head">
        <h2>{href ? <a href={href}>{title}</a> : title}</h2>
        {more && <a href={more.href}>{more.text}</a>}
      </div>
      {children}
    </section>
  );
}
