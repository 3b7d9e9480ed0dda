type Task = { readonly at: number; readonly order: number; run: (() => void) | undefined };

export type TaskHeap = {
  /** Calling the answer takes the task back. */
  readonly add: (at: number, run: () => void) => () => void;
  /** When the next task is due; undefined when none waits. */
  readonly nextAt: () => number | undefined;
  /** The next task, first come first served within a millisecond. */
  readonly take: () => (() => void) | undefined;
  readonly size: () => number;
  readonly clear: () => void;
};

/** Waiting tasks by due time, as a binary heap: a day has some hundred thousand, most of them taken back again. */
export function createTaskHeap(): TaskHeap {
  const tasks: Task[] = [];
  let order = 0;
  let live = 0;

  const isBefore = (one: Task, other: Task): boolean =>
    one.at < other.at || (one.at === other.at && one.order < other.order);

  function rise(index: number): void {
    const task = tasks[index]!;
    for (let at = index; at > 0;) {
      const above = (at - 1) >> 1;
      const parent = tasks[above]!;
      if (!isBefore(task, parent)) break;
      tasks[at] = parent;
      tasks[above] = task;
      at = above;
    }
  }

  function sink(): void {
    const task = tasks[0]!;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= tasks.length) return;
      const right = left + 1;
      const least = right < tasks.length && isBefore(tasks[right]!, tasks[left]!) ? right : left;
      if (!isBefore(tasks[least]!, task)) return;
      tasks[at] = tasks[least]!;
      tasks[least] = task;
      at = least;
    }
  }

  function removeFirst(): void {
    const last = tasks.pop()!;
    if (tasks.length === 0) return;
    tasks[0] = last;
    sink();
  }

  return {
    add: (at, run) => {
      const task: Task = { at, order: order++, run };
      live += 1;
      rise(tasks.push(task) - 1);
      return () => {
        if (task.run === undefined) return;
        task.run = undefined;
        live -= 1;
      };
    },
    nextAt: () => {
      // Tasks that were taken back leave when their time has come.
      while (tasks.length > 0 && tasks[0]!.run === undefined) removeFirst();
      return tasks[0]?.at;
    },
    take: () => {
      const first = tasks[0];
      if (first === undefined) return undefined;
      removeFirst();
      const { run } = first;
      first.run = undefined;
      if (run !== undefined) live -= 1;
      return run;
    },
    size: () => live,
    clear: () => {
      tasks.length = 0;
      live = 0;
    },
  };
}
