import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runCommand, tool } from '../lib/run-command.ts';

// Collects the words of the code into the English catalogue; `--check` fails when the catalogue was behind.
const file = path.join(root, 'src', 'locales', 'en', 'messages.po');
const before = read();
const outcome = await runCommand(tool('lingui'), ['extract', '--clean', '--overwrite'], { quiet: true });
if (outcome.code !== 0) {
  console.error(outcome.output);
  process.exit(1);
}
if (process.argv.includes('--check') && withoutDates(before) !== withoutDates(read())) {
  console.error('The catalogue was behind the code. It has been brought up to date: commit it.');
  process.exit(1);
}

function read(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function withoutDates(catalogue: string): string {
  return catalogue.replace(/^"(POT-Creation-Date|PO-Revision-Date):.*$/gm, '');
}
