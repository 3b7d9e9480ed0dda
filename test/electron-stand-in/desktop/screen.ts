// One display by default. STAND_IN_DISPLAYS=1600x1000+0+0,1920x1080+1600+0 gives others.
import { as, Emitter, loudClass } from '../loud.ts';

function createDisplay(text: string, index: number): Electron.Display {
  const [width = 1600, height = 1000, x = 0, y = 0] = (text.match(/-?\d+/g) ?? []).map(Number);
  const bounds = { x, y, width, height };
  return as<Electron.Display>({
    id: index + 1,
    label: `stand-in ${index + 1}`,
    bounds,
    workArea: bounds,
    size: { width, height },
    workAreaSize: { width, height },
    scaleFactor: 1,
    rotation: 0,
    internal: index === 0,
    colorDepth: 24,
    displayFrequency: 60,
    touchSupport: 'unknown',
  });
}

function distance({ x, y }: Electron.Point, { bounds }: Electron.Display): number {
  const outside = (at: number, start: number, size: number): number =>
    Math.max(start - at, 0, at - (start + size - 1));
  return outside(x, bounds.x, bounds.width) + outside(y, bounds.y, bounds.height);
}

class Screen extends Emitter {
  static override readonly emits = ['display-added', 'display-removed', 'display-metrics-changed'];

  readonly #displays = (process.env['STAND_IN_DISPLAYS'] ?? '1600x1000+0+0').split(',').map(createDisplay);
  readonly #primary = this.#displays[0] ?? createDisplay('', 0);

  getPrimaryDisplay(): Electron.Display {
    return this.#primary;
  }

  getAllDisplays(): Electron.Display[] {
    return [...this.#displays];
  }

  /** A test that wants the pointer elsewhere replaces this function. */
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 };
  }

  getDisplayNearestPoint(point: Electron.Point): Electron.Display {
    return this.#displays.reduce(
      (best, next) => (distance(point, next) < distance(point, best) ? next : best),
      this.#primary,
    );
  }

  getDisplayMatching({ x, y, width, height }: Electron.Rectangle): Electron.Display {
    return this.getDisplayNearestPoint({ x: x + width / 2, y: y + height / 2 });
  }
}
loudClass('screen', Screen);

export const screen = new Screen();
