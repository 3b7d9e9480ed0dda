import { loudClass, notEmulated } from '../loud.ts';
import { app } from '../main/app.ts';

type Options = Electron.MenuItemConstructorOptions;
/** the declaration of the options names four text roles more */
type Role = NonNullable<Electron.MenuItem['role']>;
type Clicked = (
  item: Electron.MenuItem,
  window: Electron.BaseWindow | undefined,
  event: Electron.KeyboardEvent,
) => void;

/** Roles by what they are called when the app gives no label. */
const roleLabels: Partial<Record<Role, string>> = {
  ...{ about: 'About', close: 'Close Window', copy: 'Copy', cut: 'Cut', delete: 'Delete', editMenu: 'Edit' },
  ...{
    fileMenu: 'File',
    forceReload: 'Force Reload',
    front: 'Bring All to Front',
    help: 'Help',
    hide: 'Hide',
  },
  ...{ hideOthers: 'Hide Others', appMenu: 'App', minimize: 'Minimize', paste: 'Paste', quit: 'Quit' },
  ...{
    pasteAndMatchStyle: 'Paste and Match Style',
    redo: 'Redo',
    reload: 'Reload',
    resetZoom: 'Actual Size',
  },
  ...{
    selectAll: 'Select All',
    services: 'Services',
    toggleDevTools: 'Toggle Developer Tools',
    undo: 'Undo',
  },
  ...{ togglefullscreen: 'Toggle Full Screen', unhide: 'Show All', viewMenu: 'View', window: 'Window' },
  ...{ windowMenu: 'Window', zoom: 'Zoom', zoomIn: 'Zoom In', zoomOut: 'Zoom Out' },
};

const roleMenus: Partial<Record<Role, readonly Role[]>> = {
  appMenu: ['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
  editMenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  fileMenu: ['quit'],
  viewMenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowMenu: ['minimize', 'zoom', 'close'],
};

let lastCommand = 0;

export class MenuItem {
  readonly id: string;
  readonly type: NonNullable<Options['type']>;
  readonly role?: Role;
  readonly commandId = ++lastCommand;
  readonly registerAccelerator: boolean;
  readonly accelerator: Electron.Accelerator | null;
  /** left out where there is none: the loud prototype would throw for it */
  readonly submenu: Electron.Menu | undefined;
  readonly icon: Electron.NativeImage | string | undefined;
  menu!: Electron.Menu;
  label: string;
  sublabel: string;
  toolTip: string;
  checked: boolean;
  enabled: boolean;
  visible: boolean;
  /** As in Electron, a checkbox changes first and the app is told then. */
  readonly click: (event?: Electron.KeyboardEvent, window?: Electron.BaseWindow) => void;

  constructor(options: Options, createSubmenu: (items: Options[]) => Electron.Menu) {
    const { submenu } = options;
    const role = options.role as Role | undefined;
    const items = submenu ?? (role && roleMenus[role]?.map((name) => ({ role: name })));
    this.submenu = Array.isArray(items) ? createSubmenu(items) : items;
    this.id = options.id ?? '';
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    if (role) this.role = role;
    this.label = options.label ?? (role ? (roleLabels[role] ?? role) : '');
    if (this.label === '' && this.type !== 'separator' && !role) {
      throw new TypeError('Invalid template for MenuItem: must have label, role or type');
    }
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.checked = options.checked ?? false;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.icon = options.icon;
    this.accelerator = options.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.click = (event = {}, window) => {
      this.#toggle();
      if (role) this.#act(role, window);
      else (options.click as Clicked | undefined)?.(this as unknown as Electron.MenuItem, window, event);
    };
  }

  #toggle(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const other of this.menu.items) if (other.type === 'radio') other.checked = false;
    this.checked = true;
  }

  #act(role: Role, window: Electron.BaseWindow | undefined): void {
    if (role === 'quit') app.quit();
    else if (role === 'close') window?.close();
    else if (role === 'minimize') window?.minimize();
    else throw notEmulated(`a click on the menu role '${role}'`);
  }
}
loudClass('MenuItem', MenuItem);
