import { writeFileSync } from 'node:fs';
import { badInputFaults, type BadInputRow, badInputRows } from '../../test/support/bad-input-rows.ts';
import { buildApp } from '../lib/build-app.ts';
import { ensureChromium } from '../lib/chromium.ts';
import { readOptions } from '../lib/read-options.ts';
import { runPlaywright, runVitest } from '../lib/run-tests.ts';
import { readTestCases } from '../lib/test-reports.ts';

const usage = `npm run rows -- [--json FILE]

  --json FILE  also write {"rows": [{"id", "input", "cases", "failed", "result", "reason"}]};
               things that go wrong around us have ids like "fault 6"`;

const { json } = readOptions(usage, { options: { json: { type: 'string' } } });

/** Tests name the rows they cover in square brackets: `[D07] …`, `[fault 6] …`. */
const ROW = /\[([A-Z]\d{2}|fault \d+)\]/g;
const titles = '\\[([A-Z][0-9]{2}|fault [0-9]+)\\]';

await ensureChromium();
await buildApp();
await runVitest(['unit', 'integration', 'contract', 'simulation'], ['-t', titles]);
await runPlaywright(['--grep', titles, '--pass-with-no-tests']);

const cases = readTestCases();
const faults = badInputFaults.map(({ number, input }): BadInputRow => ({ id: `fault ${number}`, input }));
const rows = [...badInputRows, ...faults].map((row) => {
  const own = cases.filter(
    (test) =>
      test.outcome !== 'skipped' && [...test.title.matchAll(ROW)].some((match) => match[1] === row.id),
  );
  const failed = own.filter((test) => test.outcome === 'failed').length;
  const result = own.length === 0 ? 'not run' : failed === 0 ? 'passed' : 'failed';
  return {
    id: row.id,
    input: row.input,
    cases: own.length,
    failed,
    result,
    reason: row.cannotRunHere ?? null,
  };
});

for (const row of rows) {
  console.log(
    `${row.id.padEnd(8)}  ${row.result.padEnd(8)} ${String(row.cases).padStart(4)}  ${row.input}${row.reason ? ` — ${row.reason}` : ''}`,
  );
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify({ rows }, null, 2)}\n`);
const bad = rows.filter(
  (row) => row.result === 'failed' || (row.result === 'not run' && row.reason === null),
);
console.log(`${rows.length - bad.length} rows in order, ${bad.length} not`);
process.exit(bad.length === 0 ? 0 : 1);
