import { mkdirSync, rmSync } from 'node:fs';
import { type Outcome, runCommand, tool } from './run-command.ts';
import { playwrightReport, reportFolder, vitestReport } from './test-reports.ts';

/** Runs Vitest with a report of its own; the console shows only what failed. */
export async function runVitest(projects: readonly string[], more: readonly string[] = []): Promise<Outcome> {
  mkdirSync(reportFolder, { recursive: true });
  rmSync(vitestReport, { force: true });
  return runCommand(tool('vitest'), [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...more,
  ]);
}

export async function runPlaywright(more: readonly string[] = []): Promise<Outcome> {
  mkdirSync(reportFolder, { recursive: true });
  rmSync(playwrightReport, { force: true });
  return runCommand(tool('playwright'), ['test', '--reporter=list,json', ...more], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
  });
}
