/** Demo Facebook, a child of the launcher where the network is local and no real provider is configured. */
import { readConfig } from '../src/config.ts';
import { createDemoFacebook } from '../src/demo-facebook/demo-facebook.ts';
import { demoFacebookHost, openDemoNote } from '../src/demo-facebook/demo-note.ts';
import { listenOnFreePort } from '../src/platform/http/listen.ts';
import { onParentGone, reportReady } from '../src/platform/supervisor/child.ts';

try {
  const config = readConfig();
  const note = openDemoNote(config.dataDir);
  const server = createDemoFacebook(note);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const port = await listenOnFreePort(server, config.demoFacebookPort, { host: '127.0.0.1', tries: 20, say });
  const origin = `http://${demoFacebookHost}:${port}`;
  note.runsAt(origin);
  onParentGone(async () => {
    note.runsAt(null);
    server.closeAllConnections();
    server.close();
  });
  reportReady({ lines: [`  facebook  ${origin}/ (a stand-in: “Demo Facebook”)`] });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
