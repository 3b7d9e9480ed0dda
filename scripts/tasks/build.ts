import { buildApp } from '../lib/build-app.ts';

const outcome = await buildApp();
console.log(outcome === 'built' ? 'Built into out/.' : 'Nothing changed since the last build.');
