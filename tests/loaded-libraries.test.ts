/** What a process does not need from its start is loaded when it is needed: memory that nobody uses is paid for all the same. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './support/demo-network.ts';

/** The libraries that a part of the program as built has loaded once it is there. */
function librariesOf(part: string): Set<string> {
  const file = JSON.stringify(join(projectRoot, 'dist', 'src', part));
  const script = `
    import { registerHooks } from 'node:module';
    const urls = [];
    registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
    await import(${file});
    console.log(JSON.stringify(urls));
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const names = (JSON.parse(stdout) as string[]).map((url) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

const laterOrNever = {
  'serve.js': ['nodemailer', 'smtp-server', 'postal-mime', 'openid-client', 'graphile-worker', 'sharp'],
  'worker.js': ['nodemailer', 'smtp-server', 'postal-mime', 'fastify', 'feedsmith', 'sharp'],
};

test.each(Object.entries(laterOrNever))('%s begins without what only some need', (part, later) => {
  const loaded = librariesOf(part);
  expect(loaded).toContain('pg');
  expect(later.filter((name) => loaded.has(name))).toEqual([]);
});
