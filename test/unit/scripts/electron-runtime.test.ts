import { expect, test } from 'vitest';
import { type Circumstances, switchesFor } from '../../../scripts/lib/electron-runtime.ts';

const atADesk: Circumstances = { system: 'linux', asRoot: false, headless: false };

test.each<[string, Partial<Circumstances>, readonly string[]]>([
  ['at a desk', {}, []],
  ['as root', { asRoot: true }, ['--no-sandbox']],
  ['without a display', { headless: true }, ['--ozone-platform=headless', '--disable-gpu']],
  [
    'as root without a display',
    { asRoot: true, headless: true },
    ['--no-sandbox', '--ozone-platform=headless', '--disable-gpu'],
  ],
  ['where a display is always there', { system: 'darwin', headless: true }, []],
])('%s a real Electron is started so, and the stand-in without any switch', (_, different, switches) => {
  const where = { ...atADesk, ...different };
  expect(switchesFor({ kind: 'electron', executable: 'electron' }, where)).toEqual(switches);
  expect(switchesFor({ kind: 'stand-in', executable: 'electron' }, where)).toEqual([]);
});
