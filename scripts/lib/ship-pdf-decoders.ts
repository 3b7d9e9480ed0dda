import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

// This file may be bundled into a configuration that lies elsewhere: the package is found as Node finds it.
const published = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const decoders = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];
const licences = [
  'wasm/LICENSE_JBIG2',
  'wasm/LICENSE_OPENJPEG',
  'standard_fonts/LICENSE_FOXIT',
  'standard_fonts/LICENSE_LIBERATION',
  'LICENSE',
];

/**
 * The PDF reader loads the decoders of scanned pages by their published names when it meets such a page: they lie
 * beside its worker, with the licences of all that it brings.
 */
export const shipPdfDecoders: Plugin = {
  name: 'ship-pdf-decoders',
  configureServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const wanted = decoders.find((name) => request.url?.split('?')[0]?.endsWith(`/pdf/${name}`));
      if (wanted === undefined) return next();
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(path.join(published, 'wasm', wanted)));
    });
  },
  generateBundle() {
    const files = [...decoders.map((name) => `wasm/${name}`), ...licences];
    for (const file of files) {
      const source = readFileSync(path.join(published, file));
      this.emitFile({ type: 'asset', fileName: `assets/pdf/${path.basename(file)}`, source });
    }
  },
};
