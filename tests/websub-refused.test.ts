/** What a program that asks for feeds may not ask for. */
import { beforeEach, describe, expect, test } from 'vitest';
import { callbackProblem } from '../src/features/websub/callback.ts';
import { feed, feedDesk } from './support/feed-desk.ts';

const { send, startAnew } = await feedDesk();

beforeEach(startAnew);

describe('what is asked for wrongly', () => {
  const right = { 'hub.mode': 'subscribe', 'hub.topic': feed('/feed'), 'hub.callback': 'http://127.0.0.1:9/' };
  test.each([
    [{ 'hub.mode': 'denied' }, 422, 'hub.mode takes subscribe or unsubscribe.'],
    [{ 'hub.topic': '' }, 422, 'hub.topic takes the address of a feed.'],
    [{ 'hub.topic': feed('/') }, 404, 'No feed of ours has this address.'],
    [{ 'hub.topic': feed('/feed?page=2') }, 404, 'No feed of ours'],
    [{ 'hub.topic': feed('/category/nowhere/feed') }, 404, 'No feed of ours'],
    [{ 'hub.topic': feed('/category//feed') }, 404, 'No feed of ours'],
    [{ 'hub.topic': 'http://other.example/feed' }, 404, 'No feed of ours'],
    [{ 'hub.callback': '/told' }, 422, 'hub.callback is no address.'],
    [{ 'hub.callback': 'file:///etc/passwd' }, 422, 'hub.callback takes http or https.'],
    [{ 'hub.callback': 'http://me:word@127.0.0.1/' }, 422, 'no name and no password'],
    [{ 'hub.callback': 'http://127.0.0.1/#a' }, 422, 'no fragment'],
    [{ 'hub.callback': `http://127.0.0.1/${'a'.repeat(1_000)}` }, 422, 'more than 1000 characters'],
    [{ 'hub.callback': 'http://10.0.0.1/' }, 422, 'not on the public internet'],
    [{ 'hub.callback': 'http://169.254.169.254/latest' }, 422, 'not on the public internet'],
    [{ 'hub.secret': 'x'.repeat(200) }, 422, 'more than 199 bytes'],
    [{ 'hub.lease_seconds': 'long' }, 422, 'takes a number of seconds'],
    [{ 'hub.secret': 'x'.repeat(9_000) }, 413, ''],
  ])('%j is refused with %i', async (wrong, status, words) => {
    const reply = await send({ ...right, ...wrong });
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(words);
    expect(reply.headers['content-type']).toMatch(/^text\/plain/);
  });

  test('too often from one network waits, and nothing is asked back', async () => {
    const statuses = new Set<number>();
    for (let asked = 0; asked < 130; asked += 1) statuses.add((await send(right)).status);
    expect(statuses).toEqual(new Set([202, 429]));
  });

  test('on a public network no callback is inside it, whatever it is written like', () => {
    for (const inside of [
      '127.0.0.1',
      'localhost:8080',
      '0x7f.1',
      '[::1]',
      '[fd00::1]',
      '192.168.0.1',
      'example.com:22',
    ])
      expect(callbackProblem(`http://${inside}/told`, false), inside).not.toBeNull();
    for (const outside of ['example.com', 'example.com:443', '8.8.8.8', '[2606:4700::1111]'])
      expect(callbackProblem(`http://${outside}/told`, false), outside).toBeNull();
  });
});
