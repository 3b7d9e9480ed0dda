import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { root } from '../lib/run-command.ts';
import { playTour } from '../lib/tour/tour.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'test-results/tour' } } });
const folder = path.resolve(root, values.out);

await ensureChromium();
await buildApp();
const reports = [await playTour('light', folder), await playTour('dark', folder)];
const pictures = reports.reduce((sum, report) => sum + report.pictures, 0);
const failures = reports.flatMap((report) => report.failures);
console.log(
  `${pictures} pictures in ${folder}${failures.length > 0 ? `, not reached: ${failures.join(', ')}` : ''}`,
);
process.exit(failures.length === 0 ? 0 : 1);
