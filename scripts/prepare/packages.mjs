/** node_modules as package-lock.json says: installed by `npm ci` when a stamp inside it names another lockfile. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './step.mjs';

/** A full installation (`test`) holds what `start` needs. */
export function isInstalled(root, mode) {
  const stamp = readJson(stampFile(root));
  return stamp?.lockfile === lockfileHash(root) && (stamp.mode === 'test' || stamp.mode === mode);
}

export async function install(root, mode) {
  if (!wasInstalledByHand(root, mode)) await npmCi(root, mode);
  writeFileSync(stampFile(root), JSON.stringify({ lockfile: lockfileHash(root), mode }));
}

async function npmCi(root, mode) {
  // NODE_ENV=production would leave the development tools out without a word.
  const what = mode === 'start' ? '--omit=dev' : '--include=dev';
  const about =
    mode === 'start' ? 'installing what the program needs (npm ci)' : 'installing the program and its tools (npm ci)';
  const [program, args] = npm(['ci', what, '--no-audit', '--no-fund']);
  const { code, output } = await step(about, () => run(program, args, { cwd: root, env: environment(root) }));
  if (code === 127)
    throw new Refusal('npm was not found. Install Node with npm from https://nodejs.org, and run again.');
  if (code === 0) return;
  const advice = /EACCES|EROFS/.test(output)
    ? `This user may not write ${join(root, 'node_modules')}: run as the folder's owner.`
    : /ENOSPC/.test(output)
      ? 'The disk is full: an installation takes about 1 GB.'
      : /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output)
        ? 'The package registry was not reached: look at the network or at npm’s proxy settings (npm config list), and run again.'
        : 'Run `npm ci` by hand to see everything that it says.';
  throw new Refusal(`${lastLines(output, 12)}\nnpm could not install the packages (exit code ${code}). ${advice}`);
}

/** npm itself says how it was called; else it is the one on PATH. */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script?.endsWith('npm-cli.js') && node && existsSync(node) ? [node, [script, ...args]] : ['npm', args];
}

/** Without our own node_modules/.bin in front: `npm ci` deletes the Node in there while it runs. */
function environment(root) {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Someone who ran `npm ci` before need not wait for it again: npm's own record holds what it installed. */
function wasInstalledByHand(root, mode) {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted)
    .filter(
      ([path, entry]) => path !== '' && !entry.optional && !(mode === 'start' && (entry.dev || entry.devOptional)),
    )
    .every(
      ([path, entry]) => installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity,
    );
}

function stampFile(root) {
  return join(root, 'node_modules', '.kawaraban.json');
}

function lockfileHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
