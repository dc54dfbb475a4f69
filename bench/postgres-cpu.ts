import { childrenOf, postgresOf, readProc } from '../faults/processes.ts';

/** Seconds of CPU of the postmaster and all that it has started and still has; Linux counts in hundredths. */
export function postgresCpuSeconds(dataDir: string): number {
  const postmaster = postgresOf(dataDir) ?? 0;
  const ticks = [postmaster, ...childrenOf(postmaster)].map((pid) => {
    // Behind the name, which may hold anything: utime and stime are the 14th and 15th of all.
    const fields = readProc(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, own) => sum + own, 0) / 100;
}
