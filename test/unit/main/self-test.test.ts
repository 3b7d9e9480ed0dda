import { describe, expect, test } from 'vitest';
import { runSelfTest } from '../../../src/main/self-test.ts';

describe('the self-test', () => {
  test('says how each thing stands, and that all is well', async () => {
    const lines: string[] = [];
    const checks = [
      { name: 'pages', look: () => '3 files' },
      { name: 'keyring', look: () => Promise.resolve('none') },
    ];
    expect(await runSelfTest(checks, (line) => void lines.push(line))).toBe(true);
    expect(lines).toEqual(['ok      pages: 3 files', 'ok      keyring: none', 'All is well.']);
  });

  test('names what failed, and goes on with the others', async () => {
    const lines: string[] = [];
    const checks = [
      { name: 'database', look: () => Promise.reject(new Error('no FTS5')) },
      { name: 'pages', look: () => '3 files' },
    ];
    expect(await runSelfTest(checks, (line) => void lines.push(line))).toBe(false);
    expect(lines).toEqual(['FAILED  database: no FTS5', 'ok      pages: 3 files', '1 of 2 checks failed.']);
  });
});
