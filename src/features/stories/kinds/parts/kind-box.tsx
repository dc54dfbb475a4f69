/** A part of a story that is no running text, under a heading of its own. */
import type { ComponentChild, ComponentChildren } from 'preact';

export function KindBox({ title, children }: { title: ComponentChild; children: ComponentChildren }) {
  return (
    <section class="box kind-box">
      <div class="box-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}
