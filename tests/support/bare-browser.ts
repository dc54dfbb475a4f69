/**
 * A Chromium that nothing is attached to. Playwright keeps every page visible and focused, and a page that a debugger holds
 * is never prerendered; here windows are really hidden, and pages really made before somebody goes to them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { until } from './until.ts';

export interface BareBrowser {
  /** In a window of its own; `minimized` from the beginning, or as usual. */
  open(url: string, windowState?: WindowState): Promise<BareWindow>;
}

export interface BareWindow {
  url(): Promise<string>;
  set(state: WindowState): Promise<void>;
  close(): Promise<void>;
}

type WindowState = 'normal' | 'minimized';
type Answer = Record<string, unknown>;

/** Called at the top of a test file. */
export async function bareBrowser(...more: string[]): Promise<BareBrowser> {
  const folder = inject('chromiumFolder');
  const profile = mkdtempSync(join(tmpdir(), 'kawaraban-browser-'));
  const child = spawn(
    join(folder, 'chromium'),
    ['--no-sandbox', '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...more],
    {
      env: {
        HOME: folder,
        LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
        FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [, address = ''] = await until('the browser to listen', () => /listening on (ws:\S+)/.exec(said), 15_000);
  const socket = new WebSocket(address);
  await once(socket, 'open');
  afterAll(async () => {
    const ended = once(child, 'exit');
    socket.close();
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  let commands = 0;
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as { id?: number; result?: Answer; error?: Answer };
    if (id === undefined) return;
    if (result) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(`The browser refuses: ${JSON.stringify(error)}`));
    waiting.delete(id);
  });
  function command(method: string, params: object): Promise<Answer> {
    const id = (commands += 1);
    const answer = Promise.withResolvers<Answer>();
    waiting.set(id, answer);
    socket.send(JSON.stringify({ id, method, params }));
    return answer.promise;
  }

  return {
    async open(url, windowState = 'normal') {
      const { targetId } = await command('Target.createTarget', { url, newWindow: true, windowState });
      return {
        async url() {
          const { targetInfo } = await command('Target.getTargetInfo', { targetId });
          return (targetInfo as { url: string }).url;
        },
        async set(state) {
          const { windowId } = await command('Browser.getWindowForTarget', { targetId });
          await command('Browser.setWindowBounds', { windowId, bounds: { windowState: state } });
        },
        async close() {
          await command('Target.closeTarget', { targetId });
        },
      };
    },
  };
}
