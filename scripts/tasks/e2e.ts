import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { runCommand, tool } from '../lib/run-command.ts';

await ensureChromium();
await buildApp();
const outcome = await runCommand(tool('playwright'), ['test', ...process.argv.slice(2)]);
process.exit(outcome.code);
