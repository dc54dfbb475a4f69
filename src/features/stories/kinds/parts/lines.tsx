/** One below the other, also where nothing is styled: in feeds and mails. */
import { toChildArray } from 'preact';
import type { ComponentChildren } from 'preact';

export function Lines({ children }: { children: ComponentChildren }) {
  return (
    <>
      {toChildArray(children).map((line, at) => (
        <>
          {at > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}
