import path from 'node:path';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { largest } from '../support/large-history.ts';
import { fillProfile, manyPeople } from './large-profile.ts';
import { foundTexts } from './search-texts.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, distributionOf, type Found, type Metric, pause } from './measure.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

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
const hasPeople = `companion.ask.currentState().then(({ people }) => people.personal + people.company >= ${largest.contacts})`;
const atRest = 10_000;
const openBox = `document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))`;

type Typed = { readonly ms: number; readonly rows: number };

async function typeOften(page: PageProbe, rounds: number): Promise<readonly Typed[]> {
  await page.evaluate(openBox);
  await untilTrue(page, `document.querySelectorAll('.palette-list [role=option]').length > 0`);
  const found: Typed[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of foundTexts) found.push(await page.evaluate<Typed>(typed(text)));
  return found;
}

async function measureIn(bench: BenchOptions, profile: string): Promise<readonly Found[]> {
  const calls = bench.quick ? 10_000 : largest.calls;
  const simulator = createSimulator({ worldOptions: manyPeople, rateLimits: false });
  await simulator.start();
  const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
  try {
    await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
    fillProfile(profile, simulator, calls);
    return await whileRunning(startRingside(bench, { profile, env, devtools: true }), async (app) => {
      await app.line(listening, 120_000);
      return whileRunning(await openDevTools(app), async (devtools) => {
        const page = await devtools.page(mainPage);
        await untilTrue(page, hasPeople, 60_000);
        // Offline, and what is read at a start is no part of it.
        simulator.faults.on('network-down');
        await pause(atRest);
        const pictures: number[] = [];
        for (let n = 0; n < 50; n += 1) pictures.push(await page.evaluate<number>(pictureOnly));
        const found = await typeOften(page, bench.quick ? 3 : 10);
        const rows = found.reduce((sum, one) => sum + one.rows, 0);
        return [
          {
            name: 'search_painted_ms',
            figure: distributionOf(found.map(({ ms }) => ms)),
            baseline: distributionOf(pictures),
            notes: `${found.length} texts of three letters typed at once into the box, offline, in a history of ${calls} calls and 20 000 people; ${rows} rows in all; the yardstick is a picture of the same page with nothing new in it`,
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
