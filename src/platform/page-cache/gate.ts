/** Lets at most so many through at once; the others wait in order. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function createGate(width: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside >= width) await new Promise<void>((enter) => waiting.push(enter));
    else inside += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes between can take it.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
