import { expect, test } from 'vitest';
import { saysNoMailbox } from './mail-transport.ts';

test.each([
  ['RCPT TO', '550 5.1.1 <mio@readers.example>: user unknown', true],
  ['RCPT TO', '550 no such mailbox', true],
  ['RCPT TO', '556 5.1.10 Recipient address has null MX', true],
  ['DATA', '550 5.1.1 user unknown', true],
  ['RCPT TO', '550 5.7.1 Your network is on a list', false],
  ['RCPT TO', '554 Relay access denied', false],
  ['RCPT TO', '552 5.2.2 Mailbox full', false],
  ['DATA', '550 Looks like spam', false],
  ['DATA', '554 5.7.1 Message rejected for its content', false],
])('%s answered by “%s”: the mailbox is not there: %s', (command, response, expected) => {
  expect(saysNoMailbox(command, response)).toBe(expected);
});
