/** Two frames: one for React to draw, one for it to be on screen. */
export async function nextPicture(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** Opens the box by its keys and types, as a person does; answers once its rows are there. */
export async function typeIntoPalette(text: string): Promise<void> {
  let field: HTMLInputElement | undefined;
  while (field === undefined) {
    while (!pressKeys()) await nextPicture();
    field = await fieldOfPalette();
  }
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // What is found comes as a promise, and a promise with nothing behind it is kept before the next picture.
  await nextPicture();
  await nextPicture();
}

/** Whether somebody took them: a window that was just drawn may not listen to keys yet. */
function pressKeys(): boolean {
  const keys = { key: 'k', ctrlKey: true, bubbles: true, cancelable: true };
  return !document.dispatchEvent(new KeyboardEvent('keydown', keys));
}

/** Pictures after which keys that opened nothing are pressed again: a window that was just about to go took them. */
const patience = 120;

/** It is loaded when it is opened for the first time. */
async function fieldOfPalette(): Promise<HTMLInputElement | undefined> {
  for (let pictures = 0; pictures < patience; pictures += 1) {
    const field = document.querySelector<HTMLInputElement>('.palette-field');
    if (field !== null) return field;
    await nextPicture();
  }
  return undefined;
}
