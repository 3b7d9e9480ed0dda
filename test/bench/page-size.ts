import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, parseSync } from 'vite';
import { type Found, type Metric, rounded } from './measure.ts';
import { root } from './started-app.ts';

const pages = path.join(root, 'out', 'renderer');

/** Every script that the page loads before it draws: its tags, and what those import statically, to the end. */
async function scriptsAtStart(html: string): Promise<readonly string[]> {
  const text = await readFile(path.join(pages, html), 'utf8');
  const named = [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.js)"/g)].map(
    (tag) => tag[1] ?? '',
  );
  const found = new Set<string>();
  const follow = async (file: string): Promise<void> => {
    if (found.has(file)) return;
    found.add(file);
    const { module } = parseSync(file, await readFile(file, 'utf8'));
    for (const { moduleRequest } of module.staticImports)
      await follow(path.resolve(path.dirname(file), moduleRequest.value));
  };
  for (const address of named) await follow(path.resolve(pages, path.dirname(html), relative(address)));
  return [...found];
}

/** An address from the root of the pages, or from the page's folder. */
const relative = (address: string): string => (address.startsWith('/') ? path.join(pages, address) : address);

/** Each file for itself, as it is served: 1 kB is 1000 bytes. */
async function zippedKb(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(file), { level: 9 }).length),
  );
  return rounded(sizes.reduce((sum, size) => sum + size, 0) / 1000, 1);
}

/** The yardstick: React and React DOM, built by the same bundler, with nothing on the page. */
async function reactAlone(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-bench-'));
  const entry = 'virtual:react-alone';
  const text = `import { createRoot } from 'react-dom/client'; import { createElement } from 'react';
createRoot(document.body).render(createElement('p'));`;
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'react-alone',
        resolveId: (id) => (id === entry ? path.join(root, 'react-alone.js') : undefined),
        load: (id) => (id.endsWith('react-alone.js') ? text : undefined),
      },
    ],
    build: {
      outDir: folder,
      target: 'chrome156',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { entryFileNames: 'react.js' } },
    },
  });
  const size = await zippedKb([path.join(folder, 'react.js')]);
  await rm(folder, { recursive: true, force: true });
  return size;
}

async function measure(): Promise<readonly Found[]> {
  const baseline = await reactAlone();
  const one = async (name: string, html: string): Promise<Found> => {
    const files = await scriptsAtStart(html);
    const notes = `${files.length} scripts at start; the yardstick is React alone`;
    return { name, figure: await zippedKb(files), baseline, notes };
  };
  return [await one('card_gzip_kb', 'call-card/index.html'), await one('renderer_gzip_kb', 'index.html')];
}

export const pageSize: Metric = { names: ['card_gzip_kb', 'renderer_gzip_kb'], measure };
