import { as, createEvent, Emitter, loudClass } from '../loud.ts';
import { note } from '../remember.ts';
import { MenuItem as Item } from './menu-item.ts';

type Options = Electron.MenuItemConstructorOptions;

function createSubmenu(items: Options[]): Electron.Menu {
  return as<Electron.Menu>(Menu.buildFromTemplate(items));
}

export class MenuItem extends Item {
  constructor(options: Options) {
    super(options, createSubmenu);
  }
}

export class Menu extends Emitter {
  static override readonly emits = ['menu-will-show', 'menu-will-close'];
  static #application: Menu | null = null;

  static buildFromTemplate(template: (Options | Electron.MenuItem)[]): Menu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    }
    const menu = new Menu();
    for (const entry of template) {
      menu.append(as<Electron.MenuItem>(entry instanceof Item ? entry : new MenuItem(entry as Options)));
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
    note(
      'Menu.setApplicationMenu',
      menu?.items.map((item) => item.label),
    );
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  readonly items: Electron.MenuItem[] = [];

  append(item: Electron.MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: Electron.MenuItem): void {
    item.menu = as<Electron.Menu>(this);
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  /** Nothing is drawn; a test clicks the items. */
  popup(options: Electron.PopupOptions = {}): void {
    note(
      'Menu.popup',
      this.items.map((item) => item.label),
      { x: options.x, y: options.y },
    );
    this.emit('menu-will-show', createEvent());
  }

  closePopup(): void {
    this.emit('menu-will-close', createEvent());
  }
}
loudClass('Menu', Menu);
