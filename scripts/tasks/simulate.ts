import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { barsOf } from '../../test/simulation/day/bars.ts';
import { faultsByKind, metricsOf } from '../../test/simulation/day/figures.ts';
import { runDays } from '../../test/simulation/day/run-days.ts';
import { readOptions, refuseOptions } from '../lib/read-options.ts';
import { asStory, asTable, rowsOf } from '../lib/simulate/report.ts';
import { writeReliability } from '../lib/simulate/write-reliability.ts';

const usage = `npm run simulate -- [--seeds N] [--seed FIRST] [--hours H] [--transport websocket|pubnub] [--json FILE]

  --seeds N              how many days (25)
  --seed FIRST           the first one's seed (1)
  --hours H              simulated hours of each (24)
  --transport NAME       websocket or pubnub (websocket)
  --faults-per-minute N  on average (1)
  --processes N          at a time; one for each processor
  --shorten N            for so many failing seeds the shortest list of faults is looked for (3)
                         Ctrl-C: no further day begins, and those that were played are reported
  --json FILE            also write {"metrics": …, "baseline": {}, …}
  --write-docs FILE,…    play nothing; put these files, and one of simulate:fleet, into docs/reliability.md`;

const values = readOptions(usage, {
  options: {
    seeds: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    hours: { type: 'string', default: '24' },
    transport: { type: 'string', default: 'websocket' },
    'faults-per-minute': { type: 'string', default: '1' },
    processes: { type: 'string', default: String(availableParallelism()) },
    shorten: { type: 'string', default: '3' },
    json: { type: 'string' },
    'write-docs': { type: 'string' },
  },
});
if (values['write-docs'] !== undefined) {
  writeReliability(values['write-docs'].split(','));
  process.exit(0);
}
const { transport } = values;
if (transport !== 'websocket' && transport !== 'pubnub')
  refuseOptions(usage, `There is no transport "${transport}".`);

const started = Date.now();
const seeds = Number(values.seeds);
const hours = Number(values.hours);
const { days, failures } = await runDays({
  ...{ first: Number(values.seed), seeds, hours, transport },
  faultsPerMinute: Number(values['faults-per-minute']),
  processes: Number(values.processes),
  shorten: Number(values.shorten),
  enough: new Promise((resolve) => process.once('SIGINT', () => resolve())),
  onDay: ({ seed, wrongs, hash }, done) => {
    const first =
      wrongs[0] === undefined
        ? 'good'
        : `${wrongs.length} wrong, first ${wrongs[0].kind}: ${wrongs[0].text.slice(0, 100)}`;
    const seconds = (Date.now() - started) / 1000;
    console.log(`${done}/${seeds}  ${seconds.toFixed(0)} s  seed ${seed}  ${hash}  ${first}`);
  },
});
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
const metrics = metricsOf(days, hours);
const bars = barsOf(metrics, days);
console.log(`\n${asTable(rowsOf(metrics, bars))}\n`);
for (const failure of failures) console.log(`${asStory(failure, transport, commit)}\n`);
const isGood = bars.every(({ isMet }) => isMet);
if (values.json !== undefined) {
  const met = Object.fromEntries(bars.map(({ name, isMet }) => [name, isMet]));
  const goals = Object.fromEntries(bars.map(({ name, says }) => [name, says]));
  const run = {
    transport,
    firstSeed: Number(values.seed),
    seeds: days.length,
    hours,
    faultsPerMinute: Number(values['faults-per-minute']),
    commit,
    date: new Date(started).toISOString().slice(0, 10),
  };
  const file = { metrics, baseline: {}, goals, met, run, faultsByKind: faultsByKind(days), failures };
  writeFileSync(values.json, `${JSON.stringify(file, null, 2)}\n`);
}
console.log(isGood ? 'Every bar is met.' : 'Not every bar is met.');
process.exit(isGood ? 0 : 1);
