import { createRequire } from 'node:module';
import { metricNames, runBench } from '../../test/bench/bench.ts';
import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { findRuntime } from '../lib/electron-runtime.ts';
import { readOptions, refuseOptions } from '../lib/read-options.ts';

const usage = `npm run bench -- [--json FILE] [--only NAME] [--quick] [--write-docs]

  --json FILE    also write {"metrics": …, "baseline": …, …}
  --only NAME    one of: ${metricNames.join(', ')}
  --quick        fewer and shorter samples
  --write-docs   put the figures into docs/performance.md`;

const values = readOptions(usage, {
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    'write-docs': { type: 'boolean', default: false },
  },
});

if (values.only !== undefined && !metricNames.includes(values.only))
  refuseOptions(usage, `There is no metric "${values.only}".`);

const runtime = await findRuntime(true);
if (runtime.kind === 'stand-in') await ensureChromium();
await buildApp();
const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
const onRealElectron = runtime.kind === 'electron';
await runBench({
  ...{ only: values.only, json: values.json, quick: values.quick, writeDocs: values['write-docs'] },
  ...{ executable: runtime.executable, onRealElectron, say: (line) => console.log(line) },
  runtime: onRealElectron ? `Electron ${version}` : `the stand-in for Electron ${version} on this Chromium`,
});
