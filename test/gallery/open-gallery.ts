import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startGallery } from './gallery-server.ts';
import type {} from './gallery-page.ts';
import type { GalleryScreen } from './gallery-state.ts';

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
  /** Signed in to RingCentral; left out, to the demo, which says so in a banner. */
  readonly account?: 'ringcentral';
};

export type Gallery = {
  /** Draws one state and answers with the page; the same page is used again for the next one. */
  readonly show: (screen: GalleryScreen, state: string, look?: Look) => Promise<Page>;
  /** Policy violations and errors since the last time it was asked. */
  readonly complaints: () => readonly string[];
};

export type OpenGallery = Gallery & { readonly close: () => Promise<void> };

function queryFor(screen: GalleryScreen, state: string, look: Look): string {
  const {
    theme = 'light',
    contrast = 'normal',
    locale = 'en-US',
    text = 100,
    tone = 'off',
    account = 'demo',
  } = look;
  const asked = { screen, state, theme, contrast, locale, text: String(text), tone, account };
  return new URLSearchParams(asked).toString();
}

function viewportFor(screen: GalleryScreen, look: Look): { width: number; height: number } {
  if (screen === 'main') return { width: look.width ?? 1120, height: look.height ?? 720 };
  const usual = screen === 'card' ? 400 : 360;
  const grown = Math.min(640, (usual * Math.max(100, look.text ?? 100)) / 100);
  return { width: look.width ?? grown, height: look.height ?? 900 };
}

/** The gallery in a page of this system's Chromium. */
export async function openGallery(): Promise<OpenGallery> {
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
