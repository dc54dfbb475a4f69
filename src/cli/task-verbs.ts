/** Tasks that were given up, at the command line: what they are, and what becomes of them. */
import { givenUpTasks } from '../platform/tasks/given-up-queries.ts';
import { settleGivenUp } from '../platform/tasks/settle-given-up.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const mostShown = 100;
const all = { type: 'boolean' } as const;

export const taskVerbs: Record<string, Verb> = {
  'task list': {
    usage: 'task list',
    help: 'Tasks that were given up after their last attempt, with why; the last 100.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        const tasks = await givenUpTasks(db, mostShown);
        for (const { id, task, attempts, at, lastError } of tasks) {
          const line = `${id}  ${at.toISOString()}  ${task}, ${attempts} times: ${lastError ?? 'no reason was kept'}`;
          context.result({ id, task, attempts, at, lastError }, line);
        }
        if (tasks.length === 0) context.say('No task was given up.');
      }),
  },
  'task retry': {
    usage: 'task retry TASK|--all',
    help: 'Lets a task that was given up be tried anew, as often as at first: once what was in its way is mended.',
    takes: 1,
    options: { all },
    run: (context, [id], options) => settle(context, 'retry', id, options['all']),
  },
  'task drop': {
    usage: 'task drop TASK|--all',
    help: 'Removes a task that was given up: what it would have done is not done.',
    takes: 1,
    options: { all },
    run: (context, [id], options) => settle(context, 'drop', id, options['all']),
  },
};

async function settle(
  context: CliContext,
  what: 'retry' | 'drop',
  named: string | undefined,
  everyOne: string | boolean | undefined,
): Promise<void> {
  if (everyOne === true && named !== undefined) throw new UsageError('Name one task, or say --all.');
  const id = everyOne === true ? null : Number(needed(named, 'TASK (its number in `task list`, or --all)'));
  if (id !== null && !(Number.isSafeInteger(id) && id > 0))
    throw new UsageError(`“${named}” is no task’s number: see \`task list\`.`);
  await withDesk(context, async ({ db }) => {
    for (const task of await settleGivenUp(db, what, id, 'desk:cli'))
      context.result(
        { ...task, what },
        `task ${task.id} (${task.task}): ${what === 'retry' ? 'is tried anew' : 'removed'}`,
      );
  });
}
