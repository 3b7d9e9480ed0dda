import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, chromium, expect, type Page } from '@playwright/test';
import { startGallery } from '../../gallery/gallery-server.ts';
import type {} from '../../gallery/gallery.tsx';
import { galleryStates, type GalleryScreen } from '../../gallery/gallery-states.ts';

/** How a state is looked at. */
export type Look = {
  readonly theme?: 'light' | 'dark';
  readonly contrast?: 'more';
  readonly locale?: string;
  readonly text?: number;
  readonly width?: number;
  readonly height?: number;
  /** A contrast theme of Windows is on. */
  readonly forcedColours?: true;
  /** The ring tone is chosen, so the card offers to silence it. */
  readonly tone?: 'on';
};

export type Gallery = {
  /** Draws one state and answers with the page; the same page is used again for the next one. */
  readonly show: (screen: GalleryScreen, state: string, look?: Look) => Promise<Page>;
  /** Policy violations and errors since the last time it was asked. */
  readonly complaints: () => readonly string[];
};

/** Names of all states that are worth a look on this screen. */
export function stateNames(screen: GalleryScreen): readonly string[] {
  return Object.entries(galleryStates).flatMap(([name, entry]) =>
    entry?.screens.includes(screen) === true ? [name] : [],
  );
}

function queryFor(screen: GalleryScreen, state: string, look: Look): string {
  const { theme = 'light', contrast = 'normal', locale = 'en-US', text = 100, tone = 'off' } = look;
  return new URLSearchParams({ screen, state, theme, contrast, locale, text: String(text), tone }).toString();
}

function viewportFor(screen: GalleryScreen, look: Look): { width: number; height: number } {
  const card = Math.min(640, (400 * Math.max(100, look.text ?? 100)) / 100);
  const width = look.width ?? (screen === 'card' ? card : 1120);
  return { width, height: look.height ?? (screen === 'card' ? 900 : 720) };
}

async function openGallery(): Promise<Gallery & { readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-'));
  const server = await startGallery(folder);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    // The tests' Chromium asks for a site icon by itself; the product's windows do not.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) {
      heard.push(message.text());
    }
  });
  await page.goto(server.url);
  return {
    show: async (screen, state, look = {}) => {
      await page.setViewportSize(viewportFor(screen, look));
      await page.emulateMedia({ forcedColors: look.forcedColours === true ? 'active' : 'none' });
      await page.evaluate((query) => globalThis.gallery.draw(query), queryFor(screen, state, look));
      return page;
    },
    complaints: () => {
      const all = heard;
      heard = [];
      return all;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs
    async ({}, use) => {
      const gallery = await openGallery();
      await use(gallery);
      await gallery.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };
