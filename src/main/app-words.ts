import type { I18n } from '@lingui/core';

/** What the app tells of by itself, where no part of it could. */
export function presenceFailed(i18n: I18n): string {
  return i18n._({
    id: 'app.presence-failed',
    message: 'Your status could not be changed. Phones ring as before.',
  });
}

export function settingsDamaged(i18n: I18n): string {
  return i18n._({
    id: 'app.settings-damaged',
    message: 'The settings could not be read and were put aside. The defaults hold until you change them.',
  });
}

/** @param channel of the bridge */
export function askedInVain(channel: string, i18n: I18n): string {
  return i18n._({
    id: 'app.failed',
    message: 'Something went wrong ({channel}). Details are in the log.',
    values: { channel },
  });
}
