import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { readOptions } from '../lib/read-options.ts';
import { root } from '../lib/run-command.ts';
import { openGallery } from '../../test/gallery/open-gallery.ts';
import { playTour } from '../lib/tour/tour.ts';

const usage = `npm run tour -- [--out DIR]

  --out DIR  where the pictures go (test-results/tour)`;

const { out } = readOptions(usage, { options: { out: { type: 'string', default: 'test-results/tour' } } });
const folder = path.resolve(root, out);

await ensureChromium();
await buildApp();
// Pictures of an earlier walk would stand between the new ones.
for (const name of existsSync(folder) ? readdirSync(folder) : [])
  if (/^(light|dark)-\d+-.*\.png$/.test(name)) rmSync(path.join(folder, name));
const gallery = await openGallery();
const reports = [await playTour('light', folder, gallery), await playTour('dark', folder, gallery)];
await gallery.close();
const pictures = reports.reduce((sum, report) => sum + report.pictures, 0);
const failures = reports.flatMap((report) => report.failures);
console.log(
  `${pictures} pictures in ${folder}${failures.length > 0 ? `, not reached: ${failures.join(', ')}` : ''}`,
);
process.exit(failures.length === 0 ? 0 : 1);
