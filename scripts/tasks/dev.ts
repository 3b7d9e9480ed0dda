import { ensureChromium } from '../lib/chromium.ts';
import { findRuntime } from '../lib/electron-runtime.ts';
import { runCommand, tool } from '../lib/run-command.ts';

// Hot reload of the pages; main and preload are rebuilt and restarted.
const runtime = await findRuntime(true);
if (runtime.kind === 'stand-in') await ensureChromium();
const outcome = await runCommand(tool('electron-vite'), ['dev', '--watch'], {
  env: {
    ...process.env,
    ELECTRON_EXEC_PATH: runtime.executable,
    RINGSIDE_DEMO: process.env['RINGSIDE_DEMO'] ?? '1',
    STAND_IN_HEADFUL: process.env['DISPLAY'] ? '1' : '0',
  },
});
process.exit(outcome.code);
