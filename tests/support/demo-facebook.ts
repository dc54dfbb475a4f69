/** Demo Facebook as the process that it is, beside a serving node; and a person at its dialog. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openDemoNote } from '../../src/demo-facebook/demo-note.ts';
import { projectRoot } from './demo-network.ts';
import { freePort } from './launched.ts';
import { readerClient } from './reader-client.ts';
import type { ClientReply, ReaderClient } from './reader-client.ts';
import { until } from './until.ts';
import { whenDone } from './when-done.ts';

export const facebook = 'facebook.localhost';

export interface DemoFacebook {
  port: number;
  /** As far as the provider's dialog, for this browser: what its form holds. */
  dialogOf(page: ClientReply): Promise<Record<string, string>>;
  /** Answers the dialog; returns where the browser is sent back to. */
  answer(dialog: Record<string, string>, chosen: Record<string, string>): Promise<string>;
}

/** Ended when the file is done. */
export async function demoFacebook(dataDir: string): Promise<DemoFacebook> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/facebook.js')], {
    env: { ...process.env, DATA_DIR: dataDir, DEMO_FACEBOOK_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  whenDone(() => void child.kill());
  const note = openDemoNote(dataDir);
  await until('Demo Facebook to listen', () => note.origin(), 10_000);
  const browser = readerClient(port);
  return {
    port,
    async dialogOf(page) {
      const href = hrefToProvider(page);
      const dialog = await browser.get(facebook, href.pathname + href.search);
      expect(dialog.status, dialog.text).toBe(200);
      return Object.fromEntries(
        [...dialog.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
        ),
      );
    },
    async answer(dialog, chosen) {
      const form = { ...dialog, person: '7301180042211', quirk: 'none', answer: 'yes', ...chosen };
      const reply = await browser.post(facebook, '/dialog/oauth', form);
      expect(reply.status, reply.text).toBe(303);
      return reply.location?.path ?? '';
    },
  };
}

/** Where the hub's page leads on to, by itself. */
export function hrefToProvider({ headers, text, status }: ClientReply): URL {
  const refresh = String(headers['refresh'] ?? '');
  expect(refresh, `${status} ${text}`).toMatch(/^0; url=http/);
  return new URL(refresh.slice('0; url='.length));
}

/** From a button of the hub to the page after the return, with what was chosen on the way. */
export async function comeByFacebook(
  demo: DemoFacebook,
  reader: ReaderClient,
  chosen: Record<string, string> = {},
  form: Record<string, string> = {},
  from = '/connect/facebook',
): Promise<ClientReply> {
  const hub = 'account.localhost';
  const dialog = await demo.dialogOf(await reader.post(hub, from, form));
  return reader.get(hub, await demo.answer(dialog, chosen));
}
