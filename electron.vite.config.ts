import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { shipPdfDecoders } from './scripts/lib/ship-pdf-decoders.ts';

const here = import.meta.dirname;

/** The socket of @rc-ex/ws is ours: connection, agent and handshake limit are handed in. */
export const gatewaySocketAlias = {
  'isomorphic-ws': path.join(here, 'src/main/ringcentral/gateway-socket.ts'),
};

/** `conf` would bring a compiler that makes code from data; it is handed no schema. */
const noSchemaCompiler = path.join(here, 'src/main/desktop/no-schema-compiler.ts');

/** The platform's packages bring two HTTP clients and use neither. */
const noOwnNetwork = path.join(here, 'src/main/ringcentral/no-own-network.ts');

/**
 * PubNub's client goes beside the bundle as it was published: its licence lets only unmodified copies be handed on,
 * with its text. Nothing of it is loaded before it is used. The manifest tells Node that the file is CommonJS.
 */
const besideTheBundle = ['package.json', 'LICENSE', 'dist/web/pubnub.min.js'];
const shipPubNub: Plugin = {
  name: 'ship-pubnub',
  generateBundle() {
    for (const name of besideTheBundle) {
      const source = readFileSync(path.join(here, 'node_modules/pubnub', name));
      this.emitFile({ type: 'asset', fileName: `pubnub/${name}`, source });
    }
  },
};

/**
 * Names stay as they are, so that a stack in the log can be read; comments and spaces go. In ASCII the text takes
 * one byte a character in memory, for as long as the app runs; a single other character would make it two.
 */
const compact = {
  charset: 'ascii',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
} as const;

export default defineConfig({
  main: {
    plugins: [shipPubNub],
    resolve: {
      alias: {
        ...gatewaySocketAlias,
        'ajv/dist/2020.js': noSchemaCompiler,
        'ajv-formats': noSchemaCompiler,
        axios: noOwnNetwork,
        'node-fetch': noOwnNetwork,
      },
    },
    build: {
      outDir: 'out/main',
      target: 'node24',
      sourcemap: false,
      minify: false,
      // Everything is bundled: the packed app carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: path.join(here, 'src/main/index.ts'),
          'certificate-thread': path.join(here, 'src/main/desktop/certificate-thread.ts'),
          'document-process': path.join(here, 'src/main/documents/document-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', ...compact },
        external: ['electron', /^node:/, 'bufferutil', 'utf-8-validate'],
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path.join(here, 'src/preload/index.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
        external: ['electron'],
      },
    },
  },
  renderer: {
    root: path.join(here, 'src/renderer'),
    plugins: [react(), shipPdfDecoders],
    // Its large readers come in pieces, when a document of their kind is opened.
    worker: { format: 'es' },
    build: {
      outDir: path.join(here, 'out/renderer'),
      target: 'chrome156',
      sourcemap: false,
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          main: path.join(here, 'src/renderer/index.html'),
          'call-card': path.join(here, 'src/renderer/call-card/index.html'),
          'quick-call': path.join(here, 'src/renderer/quick-call/index.html'),
        },
      },
    },
  },
});
