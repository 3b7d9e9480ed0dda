// `node scripts/run.mjs TASK …`: installs what is missing, then runs scripts/tasks/TASK.ts on the project's Node.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages, root, runTask } from './setup.mjs';

const [task, ...args] = process.argv.slice(2);
if (!task || !/^[a-z-]+$/.test(task) || !existsSync(path.join(root, 'scripts', 'tasks', `${task}.ts`))) {
  console.error(`There is no task "${task ?? ''}". The tasks are the files in scripts/tasks.`);
  process.exit(2);
}
ensurePackages();
runTask(task, args);
