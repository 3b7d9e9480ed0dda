import type { Notification, NotificationConstructorOptions } from 'electron';
import type { Log } from '../log.ts';
import type { Notice, NotificationsPort } from '../desktop-ports.ts';

export type NotificationsParts = {
  readonly make: (options: NotificationConstructorOptions) => Pick<Notification, 'on' | 'show' | 'close'>;
  readonly log: Pick<Log, 'warn'>;
};

const longestTitle = 120;
const longestBody = 400;

/** System notifications, at most one per id. */
export function createNotifications(
  parts: NotificationsParts,
): NotificationsPort & { readonly close: () => void } {
  const shown = new Map<string, ReturnType<NotificationsParts['make']>>();

  function withdraw(id: string): void {
    const notification = shown.get(id);
    shown.delete(id);
    notification?.close();
  }

  return {
    show: (notice) => {
      // On Linux nothing is replaced by id, so the former one goes first.
      withdraw(notice.id);
      const made = parts.make(toOptions(notice));
      made.on('click', () => notice.onClick());
      made.on('action', ({ actionIndex }) => notice.buttons[actionIndex]?.act());
      made.on('close', () => {
        if (shown.get(notice.id) === made) shown.delete(notice.id);
      });
      made.on('failed', (_event, error) => parts.log.warn('notification: refused by the system', { error }));
      shown.set(notice.id, made);
      made.show();
    },
    withdraw,
    close: () => {
      for (const id of [...shown.keys()]) withdraw(id);
    },
  };
}

function toOptions(notice: Notice): NotificationConstructorOptions {
  return {
    id: notice.id,
    title: oneLine(notice.title, longestTitle),
    body: oneLine(notice.body, longestBody),
    silent: notice.silent,
    urgency: notice.urgency,
    timeoutType: notice.urgency === 'critical' ? 'never' : 'default',
    actions: notice.buttons.map(({ label }) => ({ type: 'button', text: oneLine(label, longestTitle) })),
  };
}

/**
 * Callers choose their names: no control characters, no text that fills the screen. Unlike `plainLine` it
 * says that something was cut, and leaves the marks that our own words may hold.
 */
function oneLine(text: string, longest: number): string {
  const plain = text.replace(/\p{Cc}+/gu, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain;
}
