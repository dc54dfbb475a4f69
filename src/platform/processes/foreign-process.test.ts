import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { commandLine } from './foreign-process.ts';

test.runIf(process.platform === 'linux')(
  'a process that ends while one asks how it was called has no command line, and is no error',
  () => {
    // Its children are its own to bury: one of ours would wait for us, and stay.
    const mother = spawn('/bin/sh', ['-c', 'while :; do /bin/true; done'], { stdio: 'ignore' });
    onTestFinished(() => void mother.kill('SIGKILL'));
    const children = `/proc/${mother.pid}/task/${mother.pid}/children`;
    const seen = new Set<number>();
    for (const until = performance.now() + 2_000; performance.now() < until;)
      for (const pid of readFileSync(children, 'utf8').split(' ').filter(Boolean).map(Number)) {
        for (let asked = 0; asked < 20; asked += 1) expect(() => commandLine(pid)).not.toThrow();
        seen.add(pid);
      }
    expect(seen.size).toBeGreaterThan(50);
  },
);
