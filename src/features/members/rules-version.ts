/** Of the house rules that whoever registers agrees to: the page prints it, the audit log keeps it. */
export const rulesVersion = '2026-11';
