/** In Chromium, not yet in the DOM types (ARIA 1.3). */
type WithNotify = Document & {
  readonly ariaNotify?: (text: string, options: { readonly priority: 'high' | 'normal' }) => void;
};

/** Says a sentence to a screen reader; only where the window has the focus would it be heard. */
export function speak(sentence: string, priority: 'high' | 'normal'): void {
  const page: WithNotify = document;
  if (page.hasFocus()) page.ariaNotify?.(sentence, { priority });
}
