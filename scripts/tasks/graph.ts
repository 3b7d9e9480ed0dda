import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runCommand, tool } from '../lib/run-command.ts';

// Draws which folder imports which, as Mermaid text that any Markdown viewer shows.
const outcome = await runCommand(
  tool('depcruise'),
  ['src', '--output-type', 'mermaid', '--collapse', '^src/(main/[^/]+|[^/]+)'],
  { quiet: true },
);
if (outcome.code !== 0) {
  console.error(outcome.output);
  process.exit(1);
}
const file = path.join(root, 'docs', 'graph.md');
writeFileSync(file, `# Which folder imports which\n\n\`\`\`mermaid\n${outcome.output.trim()}\n\`\`\`\n`);
console.log(`Drawn into ${path.relative(root, file)}.`);
