import { writeFileSync } from 'node:fs';
import { fleetBars } from '../../test/simulation/fleet/bars.ts';
import { playFleet } from '../../test/simulation/fleet/fleet.ts';
import { readOptions, refuseOptions } from '../lib/read-options.ts';

const usage = `npm run simulate:fleet -- [--companions N] [--json FILE]

  --companions N        how many (10000)
  --outage-minutes M    how long the platform is away (10)
  --capacity C          requests a second it can answer for all of them (500)
  --retry-after S       seconds its refusals ask to wait; 0: they say nothing (15)
  --hours H             how long it goes on afterwards (24)
  --seed S              (1)
  --json FILE           also write {"metrics": …, "baseline": {}, …}`;

const values = readOptions(usage, {
  options: {
    companions: { type: 'string', default: '10000' },
    'outage-minutes': { type: 'string', default: '10' },
    capacity: { type: 'string', default: '500' },
    'retry-after': { type: 'string', default: '15' },
    hours: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const options = {
  companions: Number(values.companions),
  seed: Number(values.seed),
  outageMinutes: Number(values['outage-minutes']),
  capacity: Number(values.capacity),
  retryAfter: Number(values['retry-after']) || undefined,
  hours: Number(values.hours),
};
const isReadable = Object.values(options).every((value) => value === undefined || value >= 0);
if (!isReadable || options.companions < 1 || options.capacity < 1)
  refuseOptions(usage, 'One of the numbers cannot be used.');

// Refusals come by the hundred thousand, and nobody reads where each was thrown.
Error.stackTraceLimit = 0;
const started = Date.now();
console.log(`${options.companions} companions, ${options.capacity} calls a second`);
const metrics = await playFleet(options);
console.log(`took ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
const bars = fleetBars(metrics, options);
for (const [name, value] of Object.entries(metrics)) {
  const bar = bars.find((one) => one.name === name);
  const aim = bar === undefined ? '' : `${bar.aim}  ${bar.isMet ? 'yes' : 'NO'}`;
  console.log(`${name.padEnd(28)} ${String(Math.round(value * 100) / 100).padStart(10)}  ${aim}`);
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ metrics, baseline: {}, options, bars }, undefined, 2)}\n`);
process.exit(bars.every(({ isMet }) => isMet) ? 0 : 1);
