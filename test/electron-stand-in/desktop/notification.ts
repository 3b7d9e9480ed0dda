import { createEvent, Emitter, loudClass, notEmulated } from '../loud.ts';
import { note } from '../remember.ts';

type Options = Electron.NotificationConstructorOptions;

const defaults = {
  ...{
    id: '',
    groupId: '',
    groupTitle: '',
    title: '',
    subtitle: '',
    body: '',
    silent: false,
    hasReply: false,
  },
  ...{ replyPlaceholder: '', sound: '', closeButtonText: '', toastXml: '' },
  ...{ urgency: 'normal' as const, timeoutType: 'default' as const },
};

/** Shown to nobody. A test reads the fields and emits what a person would have caused. */
export class Notification extends Emitter {
  static override readonly emits = ['show', 'click', 'close', 'reply', 'action', 'failed'];

  static isSupported(): boolean {
    return process.env['STAND_IN_NOTIFICATIONS'] !== 'unsupported';
  }

  id: string;
  groupId: string;
  groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  hasReply: boolean;
  replyPlaceholder: string;
  sound: string;
  closeButtonText: string;
  toastXml: string;
  urgency: NonNullable<Options['urgency']>;
  timeoutType: NonNullable<Options['timeoutType']>;
  actions: Electron.NotificationAction[];
  #shown = false;

  constructor(options: Options = {}) {
    super();
    const known = [...Object.keys(defaults), 'icon', 'actions'];
    for (const name of Object.keys(options)) {
      if (!known.includes(name)) throw notEmulated(`Notification option '${name}'`);
    }
    const full = { ...defaults, ...options };
    this.id = full.id === '' ? crypto.randomUUID() : full.id;
    this.groupId = full.groupId;
    this.groupTitle = full.groupTitle;
    this.title = full.title;
    this.subtitle = full.subtitle;
    this.body = full.body;
    this.silent = full.silent;
    this.hasReply = full.hasReply;
    this.replyPlaceholder = full.replyPlaceholder;
    this.sound = full.sound;
    this.closeButtonText = full.closeButtonText;
    this.toastXml = full.toastXml;
    this.urgency = full.urgency;
    this.timeoutType = full.timeoutType;
    this.actions = options.actions ?? [];
  }

  show(): void {
    note('Notification.show', this.title, this.body);
    this.#shown = true;
    queueMicrotask(() => this.emit('show', createEvent()));
  }

  close(): void {
    note('Notification.close', this.title);
    if (!this.#shown) return;
    this.#shown = false;
    queueMicrotask(() => this.emit('close', createEvent({ reason: 'applicationHidden' })));
  }
}
loudClass('Notification', Notification);
