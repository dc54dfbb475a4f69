/** `npm test`: every test, and as the last line `N passed, N failed`, whatever happens to the runner. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from './prepare/pinned-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'kawaraban-report-'));
const report = join(folder, 'report.json');

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const { status } = spawnSync(pinnedNode(root), [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
const { passed, failed } = counted();
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** A file that does not load has no tests to count, and is a failure all the same; so is a runner that breaks off. */
function counted() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      ({ status: of, assertionResults }) =>
        of === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    );
    const failures = numFailedTests + unloaded.length;
    return { passed: numPassedTests, failed: status === 0 ? failures : Math.max(failures, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
