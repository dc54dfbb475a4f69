/** What a process is called where those who run the network look for it: in PostgreSQL's sessions, on the health page. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

export interface ProcessName {
  kind: 'listener' | 'worker';
  version: string;
  /** Machine and process number, as `web1:4242`. */
  name: string;
}

/** PostgreSQL cuts longer names off. */
const longest = 63;

/** `kawaraban listener 0.1.0 web1:4242`: a session's `application_name`. */
export function sessionName(kind: ProcessName['kind'], root: string): string {
  const start = `kawaraban ${kind} ${programVersion(root)} `;
  const end = `:${process.pid}`;
  // PostgreSQL would print other characters as question marks.
  const machine = hostname().replaceAll(/[^\w.-]/g, '-');
  return start + machine.slice(0, longest - start.length - end.length) + end;
}

/** Undefined for a session that is none of them. */
export function processOf(session: string): ProcessName | undefined {
  const [, kind, version, name] = /^kawaraban (listener|worker) (\S+) (\S+)$/.exec(session) ?? [];
  if (kind === undefined || version === undefined || name === undefined) return undefined;
  return { kind: kind as ProcessName['kind'], version, name };
}

export function programVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
