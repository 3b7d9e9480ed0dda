import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.ts';

export const reportFolder = path.join(root, 'test-results');
export const vitestReport = path.join(reportFolder, 'vitest.json');
export const playwrightReport = path.join(reportFolder, 'playwright.json');

export type TestCase = {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** It passed, but only when it was tried again. */
  readonly wasShaky?: boolean;
};

/** Reads what both runners wrote about their last run, one entry a test. */
export function readTestCases(): readonly TestCase[] {
  return [...readVitest(), ...readPlaywright()];
}

type VitestReport = {
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

function readVitest(): readonly TestCase[] {
  if (!existsSync(vitestReport)) return [];
  const report = JSON.parse(readFileSync(vitestReport, 'utf8')) as VitestReport;
  return report.testResults.flatMap((file) => {
    if (file.assertionResults.length === 0 && file.status === 'failed') {
      return [{ title: `${file.name} could not be loaded`, outcome: 'failed' as const }];
    }
    return file.assertionResults.map((test) => ({ title: test.fullName, outcome: outcomeOf(test.status) }));
  });
}

type PlaywrightSuite = {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
};

function readPlaywright(): readonly TestCase[] {
  if (!existsSync(playwrightReport)) return [];
  const report = JSON.parse(readFileSync(playwrightReport, 'utf8')) as {
    readonly suites: readonly PlaywrightSuite[];
    readonly errors: readonly unknown[];
  };
  const broken = report.errors.map((): TestCase => ({
    title: 'a file could not be loaded',
    outcome: 'failed',
  }));
  return [...report.suites.flatMap((suite) => casesOf(suite, '')), ...broken];
}

function casesOf(suite: PlaywrightSuite, above: string): readonly TestCase[] {
  const name = `${above} ${suite.title}`.trim();
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => ({
      title: `${name} ${spec.title}`,
      outcome: outcomeOf(test.status),
      wasShaky: test.status === 'flaky',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => casesOf(inner, name))];
}

function outcomeOf(status: string): TestCase['outcome'] {
  if (status === 'passed' || status === 'expected' || status === 'flaky') return 'passed';
  if (status === 'skipped' || status === 'pending' || status === 'todo' || status === 'disabled')
    return 'skipped';
  return 'failed';
}
