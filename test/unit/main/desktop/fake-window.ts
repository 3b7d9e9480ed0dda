import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Box, Screen } from '../../../../src/main/desktop/card-place.ts';
import type { WindowMemory } from '../../../../src/main/desktop/window-memory.ts';
import { createWindowMemory } from '../../../../src/main/desktop/window-memory.ts';
import type { Screens } from '../../../../src/main/desktop/window-parts.ts';

/** A window that only remembers; `asked` lists the calls that change it. */
export class FakeWindow extends EventEmitter {
  readonly asked: string[] = [];
  readonly sent: [string, unknown][] = [];
  readonly loaded: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: EventEmitter & {
    id: number;
    isDestroyed: () => boolean;
    send: (c: string, v: unknown) => void;
  };
  visible = false;
  focused = false;
  dead = false;
  bounds: Box = { x: 0, y: 0, width: 400, height: 342 };

  constructor(options: BrowserWindowConstructorOptions, id: number) {
    super();
    this.options = options;
    this.webContents = Object.assign(new EventEmitter(), {
      id,
      isDestroyed: () => this.dead,
      send: (channel: string, value: unknown) => void this.sent.push([channel, value]),
    });
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.asked.push('show');
    this.visible = true;
  }
  showInactive(): void {
    this.asked.push('showInactive');
    this.visible = true;
  }
  hide(): void {
    this.asked.push('hide');
    this.visible = false;
    this.focused = false;
  }
  focus(): void {
    this.asked.push('focus');
    this.focused = true;
  }
  restore(): void {
    this.asked.push('restore');
  }
  flashFrame(on: boolean): void {
    this.asked.push(`flash ${on}`);
  }
  setFocusable(on: boolean): void {
    this.asked.push(`focusable ${on}`);
  }
  setVisibleOnAllWorkspaces(): void {
    this.asked.push('all workspaces');
  }
  setSize(width: number, height: number): void {
    this.bounds = { ...this.bounds, width, height };
  }
  setBounds(bounds: Box): void {
    this.bounds = bounds;
    this.emit('move');
  }
  getBounds(): Box {
    return this.bounds;
  }
  getNormalBounds(): Box {
    return this.bounds;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.dead;
  }
  /** As the person or the system closes it; answers whether it went. */
  close(): boolean {
    let prevented = false as boolean;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return false;
    this.dead = true;
    this.visible = false;
    this.emit('closed');
    return true;
  }
  drag(x: number, y: number): void {
    this.bounds = { ...this.bounds, x, y };
    this.emit('move');
  }
  crash(reason = 'crashed'): void {
    this.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }
}

export function windowMaker(): {
  readonly made: FakeWindow[];
  readonly openWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
} {
  const made: FakeWindow[] = [];
  return {
    made,
    openWindow: (options) => {
      made.push(new FakeWindow(options, made.length + 1));
      return made.at(-1) as unknown as BrowserWindow;
    },
  };
}

export function screenOf(
  x: number,
  width: number,
  height: number,
  taskbar: { top?: number; bottom?: number } = {},
): Screen {
  const { top = 0, bottom = 0 } = taskbar;
  return {
    bounds: { x, y: 0, width, height },
    workArea: { x, y: top, width, height: height - top - bottom },
  };
}

/** Screens that a test can take away. */
export function fakeScreens(first: readonly Screen[]): Screens & {
  pointer: { x: number; y: number };
  readonly change: (screens: readonly Screen[]) => void;
} {
  let screens = first;
  const listeners: (() => void)[] = [];
  const at = (x: number): Screen =>
    screens.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? screens[0]!;
  const made = {
    pointer: { x: 0, y: 0 },
    getAllDisplays: () => screens,
    getCursorScreenPoint: () => made.pointer,
    getDisplayNearestPoint: (point: { x: number }) => at(point.x),
    getDisplayMatching: (box: Box) => at(box.x + box.width / 2),
    onChanged: (listener: () => void) => void listeners.push(listener),
    change: (next: readonly Screen[]) => {
      screens = next;
      for (const listener of listeners) listener();
    },
  };
  return made;
}

export function emptyMemory(): WindowMemory {
  const kept = new Map<string, unknown>();
  return createWindowMemory({ get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) });
}
