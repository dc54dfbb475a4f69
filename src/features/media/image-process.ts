/** Runs the image child: one job at a time, ten seconds and 512 MB for each, a new child after a bad one. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { KnownError } from '../../platform/http/errors.ts';
import type { ImageJob, ImageReply, ImageResult } from './image-jobs.ts';

const patienceMs = 10_000;
const maxHeapMb = 512;

type Asked = ImageJob extends infer Job ? (Job extends ImageJob ? Omit<Job, 'id'> : never) : never;

export interface ImageProcess {
  /** Throws `picture-refused` when the child refuses, dies or takes too long. */
  ask(job: Asked): Promise<ImageResult[]>;
  close(): void;
}

export function startImageProcess(): ImageProcess {
  let child: ChildProcess | undefined;
  let next = 1;
  let last: Promise<unknown> = Promise.resolve();

  function running(): ChildProcess {
    if (child === undefined || !child.connected) {
      child = fork(new URL(`./image-child${extname(import.meta.url)}`, import.meta.url), {
        serialization: 'advanced',
        execArgv: [`--max-old-space-size=${maxHeapMb}`],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        // Neither the database's address nor any secret.
        env: {},
      });
      child.unref();
      child.channel?.unref();
    }
    return child;
  }

  function askChild(job: Asked): Promise<ImageResult[]> {
    const id = next++;
    const asked = running();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        asked.kill('SIGKILL');
        finish(() => reject(new KnownError('picture-refused', 'Decoding it took too long.')));
      }, patienceMs);
      const onReply = (reply: ImageReply): void => {
        if (reply.id !== id) return;
        finish(() => ('refused' in reply ? reject(new KnownError('picture-refused', `Reason: ${reply.refused}.`)) : resolve(reply.results)));
      };
      const onExit = (): void => finish(() => reject(new KnownError('picture-refused', 'Decoding it failed.')));
      function finish(then: () => void): void {
        clearTimeout(timer);
        asked.off('message', onReply);
        asked.off('exit', onExit);
        then();
      }
      asked.on('message', onReply);
      asked.on('exit', onExit);
      asked.send({ ...job, id });
    });
  }

  return {
    ask(job) {
      const result = last.then(() => askChild(job));
      last = result.catch(() => undefined);
      return result;
    },
    close() {
      child?.kill();
    },
  };
}
