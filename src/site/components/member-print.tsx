/** A member's picture until they have one: hills, printed in the inks that their name happens to give. */
import { createHash } from 'node:crypto';

/** Sky, sun, far hill, near hill; as the demo's prints are inked. */
const inks = [
  ['#1b3d6d', '#c5412b', '#4a7ba3', '#a8c4cf'],
  ['#efe3cb', '#bc3a22', '#7c9a6d', '#2f5a49'],
  ['#2d2a3f', '#e2b04a', '#6d5c86', '#b9a9c9'],
  ['#d9e6ea', '#d0682f', '#6c93a5', '#27495c'],
  ['#f3dfd2', '#a8431a', '#c98a6b', '#6b3a2a'],
  ['#16302b', '#e9e2c8', '#3f6b5a', '#93b39b'],
] as const;

export function MemberPrint({ slug }: { slug: string }) {
  const [ink = 0, sun = 0, far = 0, near = 0] = createHash('sha256').update(slug).digest();
  const [sky, disc, back, front] = inks[ink % inks.length] ?? inks[0];
  const hill = (height: number, swing: number): string => `M0 ${height}q19-${swing} 38 0t38 0v${76 - height}H0z`;
  return (
    <svg class="print" viewBox="0 0 76 76" width="76" height="76" aria-hidden="true">
      <path fill={sky} d="M0 0h76v76H0z" />
      <circle cx={16 + (sun % 44)} cy="24" r="11" fill={disc} />
      <path fill={back} d={hill(42 + (far % 10), 8 + (far % 13))} />
      <path fill={front} d={hill(56 + (near % 8), 8 + (near % 11))} />
    </svg>
  );
}
