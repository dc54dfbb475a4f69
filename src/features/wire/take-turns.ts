/**
 * Files of one provider, one step at a time and by turns, so that a long one keeps nobody waiting: after each item the next
 * file has its turn. One that may take a story away goes before all others.
 */
export interface Turns {
  /** `pause` lets the others have their turn; it returns when it is ours again. */
  take(urgent: boolean, work: (pause: Pause) => Promise<void>): Promise<void>;
}

export type Pause = () => Promise<void>;

/** What has been begun is held in memory until it is done. */
const mostBegun = 8;

interface Waiting {
  urgent: boolean;
  begun: boolean;
  go(): void;
}

export function takeTurns(): Turns {
  const waiting: Waiting[] = [];
  let busy = false;
  let begun = 0;

  async function enter(urgent: boolean, again: boolean): Promise<void> {
    if (busy) await new Promise<void>((go) => void waiting.push({ urgent, begun: again, go }));
    busy = true;
  }

  function leave(): void {
    const may = (one: Waiting): boolean => one.begun || begun < mostBegun;
    const next = waiting.find((one) => one.urgent && may(one)) ?? waiting.find(may);
    if (next === undefined) {
      busy = false;
      return;
    }
    waiting.splice(waiting.indexOf(next), 1);
    next.go();
  }

  return {
    async take(urgent, work) {
      await enter(urgent, false);
      begun += 1;
      try {
        await work(async () => {
          if (waiting.length === 0) return;
          const again = enter(urgent, true);
          leave();
          await again;
        });
      } finally {
        begun -= 1;
        leave();
      }
    },
  };
}
