/** Who can log in at Demo Facebook. All are invented; their addresses lead nowhere. */

export interface Person {
  id: string;
  name: string;
  email: string;
}

export const people: readonly Person[] = [
  { id: '7301180042211', name: 'Sayo Minakami', email: 'sayo@people.invalid' },
  { id: '7301180042212', name: 'Jonas Bergfeld', email: 'jonas@people.invalid' },
  { id: '7301180042213', name: '灯台守ケンジ', email: 'kenji@people.invalid' },
  { id: '7301180042214', name: 'Priya Ramanathan', email: 'priya@people.invalid' },
  { id: '7301180042215', name: 'Admin', email: 'not-the-admin@people.invalid' },
];

/** How the next log-in goes; the first is how it should. */
export const quirks = [
  { key: 'none', label: 'As it should, with the address of the account' },
  { key: 'no-address', label: 'The person gives no address' },
  { key: 'other-address', label: 'With the address typed below, which nobody has proven' },
  { key: 'state-altered', label: 'The state comes back altered' },
  { key: 'state-replayed', label: 'The state of the log-in before comes back' },
  { key: 'code-used', label: 'The code has been used already' },
  { key: 'foreign-token', label: 'The token is one of another app' },
  { key: 'other-issuer', label: 'The answer says that it comes from another provider' },
  { key: 'slow', label: 'The token takes twenty seconds' },
  { key: 'flood', label: 'The profile is a megabyte long' },
] as const;

export type Quirk = (typeof quirks)[number]['key'];

export function isQuirk(key: string): key is Quirk {
  return quirks.some((quirk) => quirk.key === key);
}
