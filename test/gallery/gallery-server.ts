import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { contentPolicy } from '../../src/main/desktop/page-policy.ts';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export type GalleryServer = { readonly url: string; readonly close: () => Promise<void> };

/** Builds the gallery into `folder` and serves it on loopback under the product's policy. */
export async function startGallery(folder: string): Promise<GalleryServer> {
  await build({
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    build: { outDir: folder },
  });
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, path.normalize(asked === '/' ? '/index.html' : asked));
    readFile(file).then(
      (content) => {
        const kind = kinds[path.extname(file)] ?? 'application/octet-stream';
        response
          .writeHead(200, { 'content-type': kind, 'content-security-policy': contentPolicy })
          .end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
