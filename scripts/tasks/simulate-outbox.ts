import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { outboxBars } from '../../test/simulation/outbox/bars.ts';
import type { OutboxFigures } from '../../test/simulation/outbox/figures.ts';
import { modelScene } from '../../test/simulation/outbox/model-stage.ts';
import { latenesses, playOutbox, type Scene } from '../../test/simulation/outbox/play-outbox.ts';
import { simulatorScene } from '../../test/simulation/outbox/simulator-stage.ts';
import { readOptions, refuseOptions } from '../lib/read-options.ts';

const usage = `npm run simulate:outbox -- [--sends N] [--fault-rate R] [--seed S] [--json FILE]

  --sends N        how many faxes (20000)
  --fault-rate R   share of attempts that something happens to, besides 3 % that are throttled (0.13)
  --late-sends N   how many more with a platform that shows and accepts up to ten minutes late (a tenth)
  --platform NAME  model, behind the outbox’s own port; or simulator, through the app’s own edge: slower (model)
  --seed S         (1)
  --json FILE      also write {"metrics": …, "baseline": {}, …}`;

const values = readOptions(usage, {
  options: {
    sends: { type: 'string', default: '20000' },
    'fault-rate': { type: 'string', default: '0.13' },
    'late-sends': { type: 'string' },
    platform: { type: 'string', default: 'model' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const sends = Number(values.sends);
const rate = Number(values['fault-rate']);
const seed = Number(values.seed);
const lateSends = Number(values['late-sends'] ?? Math.round(sends / 10));
if (!(sends >= 1 && rate >= 0 && rate <= 1 && seed >= 0 && lateSends >= 0))
  refuseOptions(usage, 'One of the numbers cannot be used.');

const started = Date.now();
const scenes: Readonly<
  Record<string, { readonly scene: Scene; readonly says: string; readonly pages: number }>
> = {
  model: { scene: modelScene, says: 'a model of the platform behind the outbox’s own port', pages: 3 },
  simulator: {
    scene: simulatorScene,
    says: 'the app’s own edge against the simulator, by in-memory HTTP',
    pages: 1,
  },
};
const chosen = scenes[values.platform] ?? refuseOptions(usage, `There is no platform "${values.platform}".`);

function play(count: number, lateness: keyof typeof latenesses): Promise<OutboxFigures> {
  const { says, scene, pages } = chosen;
  console.log(`${count} sends, faults in ${rate * 100} % of attempts, the platform ${lateness}: ${says}`);
  return playOutbox({ sends: count, rate, seed, lateness: latenesses[lateness], pages, scene });
}

function show(figures: OutboxFigures): boolean {
  const bars = outboxBars(figures, rate);
  for (const [name, figure] of Object.entries(figures)) {
    const bar = bars.find((one) => one.name === name);
    const aim = bar === undefined ? '' : `${bar.says}  ${bar.isMet ? 'yes' : 'NO'}`;
    console.log(`${name.padEnd(20)} ${JSON.stringify(figure).padStart(10)}  ${aim}`);
  }
  console.log();
  return bars.every(({ isMet }) => isMet);
}

const usual = await play(sends, 'usual');
const isGood = show(usual);
// Its questions and late copies are counted apart: nobody can see in time what is not shown in time.
const late = lateSends === 0 ? undefined : await play(lateSends, 'late');
const isGoodLate = late === undefined || show({ ...late, questions_share: 0 });
console.log(`took ${((Date.now() - started) / 1000).toFixed(0)} s`);
if (values.json !== undefined) {
  const { sent_twice, lost, unsettled, questions_share } = usual;
  const metrics = { sends, sent_twice, lost, unsettled, questions_share, late_twins: usual.late_twins };
  const run = {
    seed,
    fault_rate: rate,
    platform: chosen.says,
    date: new Date(started).toISOString().slice(0, 10),
    commit: commit(),
  };
  const file = { metrics, baseline: {}, run, bars: outboxBars(usual, rate), usual, late };
  writeFileSync(values.json, `${JSON.stringify(file, undefined, 2)}\n`);
}
process.exit(isGood && isGoodLate ? 0 : 1);

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
}
