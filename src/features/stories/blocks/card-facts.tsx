/** What cards say in lines: a word for it, and it. What has no value is left out. */
import type { ComponentChild } from 'preact';

export function CardFacts({ facts }: { facts: readonly (readonly [label: string, value: ComponentChild])[] }) {
  const said = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (said.length === 0) return null;
  return (
    <dl>
      {said.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
