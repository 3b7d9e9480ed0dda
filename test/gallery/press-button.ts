import { nextPicture } from './type-into-palette.ts';

/** Presses the button that the selector finds: by its place, because its name is another one in each language. */
export async function pressButton(selector: string): Promise<void> {
  const button = document.querySelector<HTMLElement>(selector);
  if (button === null) throw new Error(`There is no ${selector}.`);
  button.click();
  await nextPicture();
}
