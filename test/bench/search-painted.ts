import path from 'node:path';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { fillHistory, largest } from '../support/large-history.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, distributionOf, type Found, type Metric } from './measure.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

/** Writes a large history into the file that a first start has made, for whoever signed in then. */
function fillFile(profile: string, calls: number): void {
  const folder = path.join(profile, 'history');
  const open = findSqlite();
  const file = systemFiles.beginningWith(path.join(folder, 'history-')).find((name) => name.endsWith('.sqlite')) ?? ''; // prettier-ignore
  const database = open(file);
  const owner = database.prepare("SELECT value FROM meta WHERE name = 'owner'").get()?.['value'];
  database.close();
  const clock = { now: Date.now, elapsed: () => performance.now(), after: () => () => undefined };
  const parts = { folder, clock, files: systemFiles, log: silentLog, open, migrations: historyMigrations, newId: () => 'bench' }; // prettier-ignore
  const history = createHistories(parts).open(String(owner), (failure) => {
    throw new Error(failure.kind);
  });
  fillHistory(history, { ...largest, calls }, Date.now());
  history.close();
}

/** After the picture: a message that is posted in a frame is taken once that frame has been handed on. */
const painted = `new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now());
  port2.postMessage(0);
}))`;

/** Types a text at once, and answers ms until its rows are in a picture, and how many there are. */
const typed = (text: string): string => `(async () => {
  const field = document.querySelector('.palette-field');
  const list = document.querySelector('.palette-list');
  const changed = new Promise((done) => {
    const observer = new MutationObserver(() => { observer.disconnect(); done(); });
    observer.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  const at = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(text)});
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await changed;
  return { ms: (await ${painted}) - at, rows: list.querySelectorAll('[role=option]').length };
})()`;

const pictureOnly = `(async () => { const at = performance.now(); return (await ${painted}) - at; })()`;
const openBox = `document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))`;
const texts = [
  'ann',
  'mar',
  'rey',
  'mai',
  'sup',
  'lov',
  'ber',
  'ell',
  '212',
  '555',
  'zoe',
  'bec',
  'son',
  'tra',
];

type Typed = { readonly ms: number; readonly rows: number };

async function typeOften(page: PageProbe, rounds: number): Promise<readonly Typed[]> {
  await page.evaluate(openBox);
  await untilTrue(page, `document.querySelectorAll('.palette-list [role=option]').length > 0`);
  const found: Typed[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of texts) found.push(await page.evaluate<Typed>(typed(text)));
  return found;
}

async function measureIn(bench: BenchOptions, profile: string): Promise<readonly Found[]> {
  const calls = bench.quick ? 10_000 : largest.calls;
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false });
  await simulator.start();
  const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
  try {
    await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
    fillFile(profile, calls);
    return await whileRunning(startRingside(bench, { profile, env, devtools: true }), async (app) => {
      await app.line(listening, 120_000);
      return whileRunning(await openDevTools(app), async (devtools) => {
        const page = await devtools.page(mainPage);
        const pictures: number[] = [];
        for (let n = 0; n < 50; n += 1) pictures.push(await page.evaluate<number>(pictureOnly));
        const found = await typeOften(page, bench.quick ? 3 : 10);
        const rows = found.reduce((sum, one) => sum + one.rows, 0);
        return [
          {
            name: 'search_painted_ms',
            figure: distributionOf(found.map(({ ms }) => ms)),
            baseline: distributionOf(pictures),
            notes: `${found.length} texts of three letters typed at once into the box, in a history of ${calls} calls and 20 000 people; ${rows} rows in all; the yardstick is a picture of the same page with nothing new in it`,
          },
        ];
      });
    });
  } finally {
    await simulator.stop();
  }
}

/** From a key press in the box to the rows on the screen. */
export const searchPainted: Metric = {
  names: ['search_painted_ms'],
  measure: (bench) => withFolder((folder) => measureIn(bench, path.join(folder, 'ringside'))),
};
