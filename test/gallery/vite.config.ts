import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shipPdfDecoders } from '../../scripts/lib/ship-pdf-decoders.ts';

const here = import.meta.dirname;

/** The gallery is built like the product's pages, so that it stands under the same policy. */
export default defineConfig({
  root: here,
  publicDir: path.join(here, '../../src/renderer/public'),
  plugins: [react(), shipPdfDecoders],
  worker: { format: 'es' },
  logLevel: 'warn',
  build: {
    target: 'chrome140',
    outDir: path.join(here, '../../node_modules/.cache/gallery'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
});
