/** Terms with what they come to: hours, prices, names. What is null is not there. */
import type { ComponentChild } from 'preact';

export type Fact = readonly [term: ComponentChild, is: ComponentChild];

export function Facts({ facts }: { facts: readonly (Fact | null | undefined | false)[] }) {
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false);
  if (shown.length === 0) return null;
  return (
    <dl class="facts">
      {shown.map(([term, is]) => (
        <>
          <dt>{term}</dt>
          <dd>{is}</dd>
        </>
      ))}
    </dl>
  );
}
