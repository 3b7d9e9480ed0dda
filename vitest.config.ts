import path from 'node:path';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

/** The same seam as in the build: the gateway's socket class is ours. */
const alias = {
  'isomorphic-ws': path.join(here, 'src/main/ringcentral/gateway-socket.ts'),
  // Its CommonJS build, which Vitest prefers, would require the stock socket past the seam.
  '@ringcentral/subscriptions': path.join(
    here,
    'node_modules/@ringcentral/subscriptions/es6/Subscriptions.js',
  ),
};
/** Only who imports the socket class must pass through Vite; `@rc-ex/core` alone is hundreds of files. */
const inline = ['@ringcentral/subscriptions', '@rc-ex/ws'];

const project = (name: string, include: string[], more: object = {}): object => ({
  extends: true,
  test: { name, include, environment: 'node', ...more },
});

export default defineConfig({
  resolve: { alias },
  test: {
    server: { deps: { inline } },
    restoreMocks: true,
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], { testTimeout: 60_000 }),
      project('integration', ['test/integration/**/*.test.ts'], { testTimeout: 60_000 }),
      project('contract', ['test/contract/**/*.test.ts'], { testTimeout: 60_000 }),
      project('simulation', ['test/simulation/**/*.test.ts'], { testTimeout: 600_000 }),
    ],
  },
});
