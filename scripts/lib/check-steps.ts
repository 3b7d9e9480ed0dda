import type { Step } from './run-command.ts';

const ROOMS = ['src/shared', 'src/main', 'src/preload', 'src/renderer', 'src/simulator', 'scripts', 'test'];

/** Everything that needs no window: types, lint, walls, dead code, unit and integration tests. */
export function checkSteps(): readonly Step[] {
  return [
    ...ROOMS.map((room): Step => ({ name: `types of ${room}`, command: 'tsc', args: ['-p', room] })),
    {
      name: 'lint',
      command: 'eslint',
      args: ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0', '.'],
    },
    { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
    { name: 'walls', command: 'depcruise', args: ['src', '--output-type', 'err-long'] },
    { name: 'dead code', command: 'knip', args: [] },
    { name: 'words', command: 'lingui', args: ['extract', '--clean'] },
    {
      name: 'unit and integration tests',
      command: 'vitest',
      args: ['run', '--project', 'unit', '--project', 'integration', '--reporter', 'dot'],
    },
  ];
}
