import type { Settings } from '../shared/settings.ts';
import { directionOf } from './words.ts';

/** Writes theme, contrast, motion, text size and language on the root element; CSS does the rest. */
export function applyAppearance(root: HTMLElement, wanted: Settings['appearance'], locale: string): void {
  root.dataset['theme'] = wanted.theme;
  root.dataset['contrast'] = wanted.moreContrast ? 'more' : 'normal';
  root.dataset['motion'] = wanted.reduceMotion ? 'less' : 'normal';
  root.style.setProperty('--text-size', String(wanted.textSize / 100));
  root.lang = locale;
  root.dir = directionOf(locale);
}
