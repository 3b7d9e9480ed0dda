// The place and size of a window as a model: Electron's getters are synchronous, so they never ask Chromium.
// Contents and window are the same rectangle here, as for a frameless window.
import { screen } from '../desktop/screen.ts';
import { Emitter } from '../loud.ts';

type Options = Electron.BrowserWindowConstructorOptions;

function centred({ width, height }: Electron.Size): Electron.Point {
  const { workArea } = screen.getPrimaryDisplay();
  const middle = (start: number, room: number, size: number): number =>
    start + Math.max(0, Math.round((room - size) / 2));
  return { x: middle(workArea.x, workArea.width, width), y: middle(workArea.y, workArea.height, height) };
}

/** Electron takes whole numbers only. */
function checkIntegers(bounds: Partial<Electron.Rectangle>): void {
  for (const [name, value] of Object.entries(bounds)) {
    if (!Number.isInteger(value)) throw new TypeError(`conversion failure from ${String(value)} (${name})`);
  }
}

export abstract class WindowGeometry extends Emitter {
  _bounds: Electron.Rectangle;
  #minimum: [number, number];
  #maximum: [number, number];
  #resizable: boolean;

  constructor(options: Options) {
    super();
    const { width = 800, height = 600, minWidth = 0, minHeight = 0, maxWidth = 0, maxHeight = 0 } = options;
    const { x, y } = centred({ width, height });
    this._bounds = { width, height, x: options.x ?? x, y: options.y ?? y };
    this.#minimum = [minWidth, minHeight];
    this.#maximum = [maxWidth, maxHeight];
    this.#resizable = options.resizable ?? true;
  }

  /** Pushes the model to Chromium. */
  abstract _place(): void;
  /** The contents have a new size. */
  abstract _resized(): void;

  get _contentSize(): Electron.Size {
    return this._bounds;
  }

  getBounds(): Electron.Rectangle {
    return { ...this._bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getSize(): number[] {
    return [this._bounds.width, this._bounds.height];
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  getPosition(): number[] {
    return [this._bounds.x, this._bounds.y];
  }

  setBounds(wanted: Partial<Electron.Rectangle>): void {
    checkIntegers(wanted);
    const was = this._bounds;
    const [minWidth, minHeight] = this.#minimum;
    const [maxWidth, maxHeight] = this.#maximum;
    const next = { ...was, ...wanted };
    const width = Math.min(Math.max(next.width, minWidth), maxWidth || Infinity);
    const height = Math.min(Math.max(next.height, minHeight), maxHeight || Infinity);
    this._bounds = { ...next, width, height };
    this._place();
    if (width !== was.width || height !== was.height) {
      this._resized();
      this.emit('resize');
      this.emit('resized');
    }
    if (next.x !== was.x || next.y !== was.y) {
      this.emit('move');
      this.emit('moved');
    }
  }

  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds);
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    this.setBounds(centred(this._bounds));
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setMaximumSize(width: number, height: number): void {
    this.#maximum = [width, height];
  }

  getMaximumSize(): number[] {
    return [...this.#maximum];
  }

  isResizable(): boolean {
    return this.#resizable;
  }

  setResizable(resizable: boolean): void {
    this.#resizable = resizable;
  }
}
