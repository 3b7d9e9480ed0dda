import { nextPicture } from './type-into-palette.ts';

/** Goes to the list and presses keys there, as a person does: each once the one before has been drawn. */
export async function pressOnList(combinations: readonly string[]): Promise<void> {
  const list = await listDrawn();
  list.focus();
  for (const combination of combinations) {
    await nextPicture();
    const names = combination.split('+');
    list.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: names.at(-1) ?? '',
        ...{ shiftKey: names.includes('Shift'), ctrlKey: names.includes('Control') },
        ...{ bubbles: true, cancelable: true },
      }),
    );
  }
  await nextPicture();
}

/** Its rows come as an answer. */
async function listDrawn(): Promise<HTMLElement> {
  for (;;) {
    const row = document.querySelector('[data-region="list"] [role="option"]');
    const list = row?.closest<HTMLElement>('[data-region="list"]');
    if (list !== null && list !== undefined) return list;
    await nextPicture();
  }
}
