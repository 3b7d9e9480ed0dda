import { checkSteps } from '../lib/check-steps.ts';
import { runSteps } from '../lib/run-command.ts';

process.exit((await runSteps(checkSteps())) ? 0 : 1);
