import { as, loud, loudClass } from '../loud.ts';
import { note } from '../remember.ts';

type Payload = string | Blob | Promise<string | Blob>;

/** One entry with its kinds, as a test or the app writes it. Bookmarks are not played. */
export class ClipboardItem {
  readonly #payloads: ReadonlyMap<string, Payload>;

  constructor(items: Record<string, Payload>) {
    this.#payloads = new Map(Object.entries(items));
  }

  get types(): string[] {
    return [...this.#payloads.keys()];
  }

  readonly getType = as<Electron.ClipboardItem['getType']>(async (type: string) => {
    const payload = await this.#payloads.get(type);
    if (payload === undefined) throw new DOMException(`The type was not found: ${type}`, 'NotFoundError');
    return typeof payload === 'string' ? new Blob([payload], { type }) : payload;
  });
}
loudClass('ClipboardItem', ClipboardItem);

type PlayedClipboard = Pick<Electron.Clipboard, 'read' | 'readText' | 'write' | 'writeText' | 'clear'>;

function playedClipboard(name: string): PlayedClipboard {
  let items: readonly ClipboardItem[] = [];
  return {
    read(): Promise<Electron.ClipboardItem[]> {
      note(`${name}.read`);
      return Promise.resolve(as<Electron.ClipboardItem[]>([...items]));
    },
    async readText(): Promise<string> {
      note(`${name}.readText`);
      const found = items.find(({ types }) => types.includes('text/plain'));
      return found === undefined ? '' : (await found.getType('text/plain')).text();
    },
    write(given: Electron.ClipboardItem[]): Promise<void> {
      items = as<ClipboardItem[]>(given);
      note(
        `${name}.write`,
        given.map(({ types }) => types),
      );
      return Promise.resolve();
    },
    writeText(value: string): Promise<void> {
      items = [new ClipboardItem({ 'text/plain': value })];
      note(`${name}.writeText`, value);
      return Promise.resolve();
    },
    clear(): void {
      items = [];
    },
  };
}

/** Asynchronous as in Electron 45, and not shared with the page's own clipboard. */
export const clipboard = loud('clipboard', {
  ...playedClipboard('clipboard'),
  /** What is selected, as on Linux alone. */
  selection: as<Electron.Clipboard>(loud('clipboard.selection', playedClipboard('clipboard.selection'))),
}) satisfies Partial<Electron.Clipboard>;
