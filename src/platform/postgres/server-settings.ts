/** postgresql.conf, written anew at every start; what an operator sets by ALTER SYSTEM goes before it. */
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterFolders } from './cluster-folders.ts';
import type { Account } from './postgres-account.ts';

const shipped: Record<string, string> = {
  // No TLS and no network: the bundled OpenSSL is long out of support.
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  full_page_writes: 'on',
  wal_compression: 'pglz',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  maintenance_work_mem: '128MB',
  // Many short queries, few cores; and a container's /dev/shm of 64 MB is too small for parallel ones.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
  default_text_search_config: 'pg_catalog.simple',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statements may hold what members wrote: the log gets neither them nor their values.
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  idle_in_transaction_session_timeout: '60s',
};

export function writeServerSettings(
  folders: ClusterFolders,
  account: Account | null,
  settings: Record<string, string>,
): void {
  const all = { ...shipped, unix_socket_directories: folders.socket, ...settings };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  const file = join(folders.data, 'postgresql.conf');
  writeFileSync(file, `# Written at every start. Change settings by ALTER SYSTEM.\n${lines.join('\n')}\n`);
  if (account) chownSync(file, account.uid, account.gid);
}
