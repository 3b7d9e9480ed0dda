import { Emitter, loudClass } from '../loud.ts';
import { note, remember } from '../remember.ts';

type Image = Electron.NativeImage | string;

export class Tray extends Emitter {
  static override readonly emits = [
    'click',
    'right-click',
    'double-click',
    'middle-click',
    'mouse-enter',
    'mouse-leave',
    'drop-files',
  ];
  static override readonly accepts = ['balloon-click', 'balloon-closed', 'balloon-show', 'drop', 'drop-text'];

  #title = '';
  #dead = false;

  constructor(image: Image, guid?: string) {
    super();
    checkImage(image);
    note('Tray', guid);
  }

  setImage(image: Image): void {
    this.#check();
    checkImage(image);
    note('Tray.setImage');
  }

  setToolTip(toolTip: string): void {
    this.#check();
    note('Tray.setToolTip', toolTip);
  }

  setTitle(title: string): void {
    this.#check();
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#check();
    note(
      'Tray.setContextMenu',
      menu?.items.map((item) => item.label),
    );
  }

  popUpContextMenu(menu?: Electron.Menu): void {
    this.#check();
    note(
      'Tray.popUpContextMenu',
      menu?.items.map((item) => item.label),
    );
  }

  getBounds(): Electron.Rectangle {
    return { x: 1500, y: 0, width: 24, height: 24 };
  }

  isDestroyed(): boolean {
    return this.#dead;
  }

  destroy(): void {
    this.#dead = true;
    note('Tray.destroy');
  }

  #check(): void {
    if (this.#dead) throw new Error('Tray is destroyed');
  }
}
remember<Electron.Tray>(Tray.prototype, [
  'setPressedImage',
  'closeContextMenu',
  'setIgnoreDoubleClickEvents',
  'focus',
]);
loudClass('Tray', Tray);

function checkImage(image: unknown): void {
  if (typeof image === 'string' || (typeof image === 'object' && image !== null)) return;
  throw new TypeError('Error processing argument at index 0, conversion failure from undefined');
}
