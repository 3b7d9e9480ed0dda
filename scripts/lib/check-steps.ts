import type { Step } from './run-command.ts';

const ROOMS = ['src/shared', 'src/main', 'src/preload', 'src/renderer', 'src/simulator', 'scripts', 'test'];

/** What can be judged without running the product. */
export function staticSteps(): readonly Step[] {
  return [
    // The longest one first: the others are done beside it.
    {
      name: 'lint',
      command: 'eslint',
      args: ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0', '.'],
    },
    ...ROOMS.map((room): Step => ({ name: `types of ${room}`, command: 'tsc', args: ['-p', room] })),
    { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
    { name: 'walls', command: 'depcruise', args: ['src', '--output-type', 'err-long'] },
    { name: 'dead code', command: 'knip', args: [] },
    { name: 'words', command: 'node', args: ['scripts/tasks/words.ts', '--check'] },
  ];
}

/** Everything that needs no window, but for the long simulations. */
export function checkSteps(): readonly Step[] {
  return [
    ...staticSteps(),
    {
      name: 'unit and integration tests',
      command: 'vitest',
      args: ['run', '--project', 'unit', '--project', 'integration', '--reporter', 'dot'],
    },
  ];
}
