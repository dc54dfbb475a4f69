/** Runs a program to its end. The reply holds everything it wrote. */
import { spawn } from 'node:child_process';

/** @returns {Promise<{ code: number, output: string }>} code 127: there is no such program */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n(ended by ${signal})` : output }),
    );
  });
}

/** The end of a long output: what an error message can hold. */
export function lastLines(output, count) {
  return output.trim().split('\n').slice(-count).join('\n');
}
