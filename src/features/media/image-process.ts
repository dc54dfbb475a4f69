/** Runs the image child: one job at a time, bounded in time and memory, a new child after a bad one. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { extname } from 'node:path';
import { KnownError } from '../../platform/http/errors.ts';
import type { ImageJob, ImageReply, ImageResult } from './image-jobs.ts';

const patienceMs = { now: 10_000, background: 60_000 };
const maxHeapMb = 512;
/** A child that nobody needs gives its memory back. */
const idleMs = 5_000;
const backgroundNiceness = 10;

type Asked = ImageJob extends infer Job ? (Job extends ImageJob ? Omit<Job, 'id'> : never) : never;

export interface ImageProcess {
  /** Throws `picture-refused` when the child refuses, dies or takes too long. */
  ask(job: Asked): Promise<ImageResult[]>;
  close(): void;
}

/** Draws with these faces, and sees no picture of anyone's. `fonts`: a configuration of fontconfig. */
export function startDrawingProcess(fonts: string): ImageProcess {
  return startProcess('now', ['draw'], { FONTCONFIG_FILE: fonts });
}

/** In the background: for what can wait, so that a picture of the hour does not. */
export function startImageProcess(urgency: 'now' | 'background' = 'now'): ImageProcess {
  // Neither the database's address nor any secret.
  return startProcess(urgency, [], {});
}

function startProcess(
  urgency: 'now' | 'background',
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ImageProcess {
  let child: ChildProcess | undefined;
  let next = 1;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function running(): ChildProcess {
    if (child === undefined || !child.connected) {
      child = fork(new URL(`./image-child${extname(import.meta.url)}`, import.meta.url), args, {
        serialization: 'advanced',
        execArgv: [`--max-old-space-size=${maxHeapMb}`],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env,
      });
      child.unref();
      child.channel?.unref();
      if (urgency === 'background' && child.pid !== undefined) setPriority(child.pid, backgroundNiceness);
    }
    return child;
  }

  /** Forgotten at once: one that is dying gets no more jobs. */
  function end(ended: ChildProcess): void {
    ended.kill('SIGKILL');
    if (child === ended) child = undefined;
  }

  function askChild(job: Asked): Promise<ImageResult[]> {
    const id = next++;
    clearTimeout(idle);
    const asked = running();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end(asked);
        finish(() => reject(new KnownError('picture-refused', 'Decoding it took too long.')));
      }, patienceMs[urgency]);
      const onReply = (reply: ImageReply): void => {
        if (reply.id !== id) return;
        finish(() =>
          'refused' in reply
            ? reject(new KnownError('picture-refused', `Reason: ${reply.refused}.`))
            : resolve(reply.results),
        );
      };
      const onExit = (): void => finish(() => reject(new KnownError('picture-refused', 'Decoding it failed.')));
      function finish(then: () => void): void {
        clearTimeout(timer);
        asked.off('message', onReply);
        asked.off('exit', onExit);
        idle = setTimeout(() => end(asked), idleMs).unref();
        then();
      }
      asked.on('message', onReply);
      asked.on('exit', onExit);
      // A child that died meanwhile cannot be written to.
      asked.send({ ...job, id }, (error) => {
        if (error) onExit();
      });
    });
  }

  return {
    ask(job) {
      const result = last.then(() => askChild(job));
      last = result.catch(() => undefined);
      return result;
    },
    close() {
      clearTimeout(idle);
      if (child) end(child);
    },
  };
}
