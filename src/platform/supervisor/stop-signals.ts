/** Ctrl-C comes twice under npm: from the terminal, and passed on by npm itself. A second one by hand comes later. */
const oneSignalMs = 700;

export interface StopSignals {
  readonly stopping: boolean;
  /** Resolves at the first signal. */
  stop: Promise<void>;
}

export function onStopSignals(force: () => void): StopSignals {
  let stoppingSince: number | null = null;
  const stop = new Promise<void>((resolve) => {
    const heard = (): void => {
      if (stoppingSince === null) {
        stoppingSince = Date.now();
        resolve();
      } else if (Date.now() - stoppingSince > oneSignalMs) {
        force();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  });
  return {
    stop,
    get stopping() {
      return stoppingSince !== null;
    },
  };
}
