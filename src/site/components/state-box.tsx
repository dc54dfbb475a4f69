/** What a page says when there is nothing to show: what happened, since when, what one can do. */
import type { ComponentChildren } from 'preact';

const icons = {
  paper: 'M5 3h10l4 4v14H5zM15 3v4h4M9 12h6M9 16h4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21',
  withdrawn: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.6 5.6l12.8 12.8',
  address: 'M4 20V10l8-6 8 6v10h-5v-6H9v6z',
  pause: 'M8 5v14M16 5v14',
} as const;

export type StateIcon = keyof typeof icons;

export interface StateBoxProps {
  icon: StateIcon;
  title: string;
  text: string;
  /** 1 where the box is the page. */
  level?: 1 | 2;
  children?: ComponentChildren;
}

export function StateBox({ icon, title, text, level = 2, children }: StateBoxProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section class="state">
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </section>
  );
}
