import path from 'node:path';
import { root } from '../lib/run-command.ts';

process.chdir(root);
await import(path.join(root, 'src', 'simulator', 'cli.ts'));
