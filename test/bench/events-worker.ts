// Runs in a process of its own: the app's main process without Electron, fed with frames as fast as it takes them.
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// The same seam as in the build: the platform's package opens its sockets through us.
const socketClass = pathToFileURL(
  path.resolve(import.meta.dirname, '../../src/main/ringcentral/gateway-socket.ts'),
);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'isomorphic-ws' ? { url: socketClass.href, shortCircuit: true } : next(specifier, context),
});

const { measureEvents } = await import('./events-path.ts');
console.log(JSON.stringify(await measureEvents(Number(process.argv[2] ?? '40000'))));
