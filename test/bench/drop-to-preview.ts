import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { numberedPdf } from '../support/pdf-builder.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, distributionOf, type Found, type Metric, pause } from './measure.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

/** Hands the file over as a drop does; answers the page's time until the second frame after its first page is drawn. */
const hand = `new Promise((seen, missed) => {
  const files = document.querySelector('#bench-files').files;
  const handedAt = performance.now();
  companion.send.takeFiles([...files], { kind: 'new' });
  const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now() - handedAt)));
  const look = () => (document.querySelector('.sheet[data-status="drawn"]') === null ? setTimeout(look, 1) : frames());
  look();
  setTimeout(() => missed(new Error('the first page was never drawn')), 30_000);
})`;
const field = `(() => {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', id: 'bench-files', hidden: true });
  document.body.append(input);
})()`;

const draftCount = `companion.ask.currentState().then(({ faxes }) => faxes.drafts.length)`;
const discardAll = `companion.ask.currentState().then(({ faxes }) => faxes.drafts.forEach(({ id }) => companion.send.discardFaxDraft(id)))`;

/** The file becomes one that the person chose: what a script makes has no path, and is refused. */
async function choose(page: PageProbe, file: string): Promise<void> {
  await page.evaluate(`${field}, undefined`);
  const { root } = (await page.send('DOM.getDocument')) as { root: { nodeId: number } };
  const found = (await page.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#bench-files' })) as {
    nodeId: number;
  };
  await page.send('DOM.setFileInputFiles', { files: [file], nodeId: found.nodeId });
}

async function previewOf(page: PageProbe, file: string): Promise<number> {
  await choose(page, file);
  const ms = await page.evaluate<number>(hand);
  await page.evaluate(`document.querySelector('#bench-files').remove()`);
  await page.evaluate(discardAll);
  await page.evaluate(`companion.send.openMain({ screen: 'calls' })`);
  await untilTrue(
    page,
    `${draftCount}.then((count) => count === 0 && document.querySelector('.sheet') === null)`,
  );
  // The next one is another drop, not a part of this one.
  await pause(200 + Math.random() * 200);
  return ms;
}

async function measureOn(bench: BenchOptions, simulator: Simulator): Promise<readonly Found[]> {
  return withFolder(async (folder) => {
    const profile = path.join(folder, 'ringside');
    const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
    await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
    const app = startRingside(bench, { profile, env, devtools: true });
    return whileRunning(app, async () => {
      await app.line(listening);
      return whileRunning(await openDevTools(app), async (devtools) => {
        const page = await devtools.page(mainPage);
        await untilTrue(page, `document.visibilityState === 'visible'`);
        await pause(1_000);
        const found: Found[] = [];
        for (const [name, pages] of [
          ['drop_to_preview_ms', 1],
          ['drop_to_preview_100_ms', 100],
        ] as const) {
          const file = path.join(folder, `${pages}.pdf`);
          await writeFile(file, numberedPdf(pages));
          // The first one starts what reads and draws documents.
          await previewOf(page, file);
          const ms: number[] = [];
          for (let each = 0; each < (bench.quick ? 5 : 30); each += 1) ms.push(await previewOf(page, file));
          const notes = `${ms.length} drops of a PDF of ${pages}, until its first page is drawn as it will be faxed`;
          found.push({ name, figure: distributionOf(ms), baseline: undefined, notes });
        }
        return found;
      });
    });
  });
}

async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false });
  await simulator.start();
  try {
    return await measureOn(bench, simulator);
  } finally {
    await simulator.stop();
  }
}

/** From files that were handed over to the first page on the screen. */
export const dropToPreview: Metric = { names: ['drop_to_preview_ms', 'drop_to_preview_100_ms'], measure };
