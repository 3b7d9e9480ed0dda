import { parseArgs } from 'node:util';
import { runCommand, tool } from '../lib/run-command.ts';

// Whole app on virtual time with seeded faults; `--seeds N` and `--seed S` choose which.
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const outcome = await runCommand(tool('vitest'), ['run', '--project', 'simulation'], {
  env: { ...process.env, SIMULATE_SEEDS: values.seeds, SIMULATE_FIRST_SEED: values.seed },
});
process.exit(outcome.code);
