import { buildApp } from '../lib/build-app.ts';
import { staticSteps } from '../lib/check-steps.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { runSteps } from '../lib/run-command.ts';
import { runPlaywright, runVitest } from '../lib/run-tests.ts';
import { readTestCases } from '../lib/test-reports.ts';

const started = Date.now();
const failures: string[] = [];

async function stage(name: string, act: () => Promise<boolean>): Promise<void> {
  const from = Date.now();
  console.log(`\n── ${name}`);
  let good = false;
  try {
    good = await act();
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
  }
  if (!good) failures.push(name);
  console.log(`── ${name}: ${good ? 'good' : 'FAILED'} (${((Date.now() - from) / 1000).toFixed(0)} s)`);
}

await stage('Chromium', async () => {
  const outcome = await ensureChromium();
  console.log(outcome);
  return true;
});
await stage('types, lint, walls, dead code, words', () => runSteps(staticSteps()));
await stage('build', async () => {
  console.log(await buildApp());
  return true;
});
await stage('unit, integration, contract and simulation tests', async () => {
  const outcome = await runVitest(['unit', 'integration', 'contract', 'simulation']);
  return outcome.code === 0;
});
await stage('end-to-end and packed-folder tests', async () => (await runPlaywright()).code === 0);

const cases = readTestCases();
const count = (outcome: string): number => cases.filter((test) => test.outcome === outcome).length;
const minutes = ((Date.now() - started) / 60_000).toFixed(1);

console.log(`\nAll of it took ${minutes} minutes.`);
for (const test of cases)
  if (test.wasShaky === true) console.log(`  ~ only at the second try: ${test.title}`);
for (const test of cases) if (test.outcome === 'failed') console.log(`  ✗ ${test.title}`);
if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}.`);
if (cases.length === 0) failures.push('no test ran');
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(failures.length === 0 && count('failed') === 0 ? 0 : 1);
