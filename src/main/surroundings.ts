import type { I18n } from '@lingui/core';
import type { SignedInAccount } from '../shared/sign-in.ts';
import type { Log } from './log.ts';
import type { Platform } from './ringcentral/platform-port.ts';

/** Names for what belongs to the signed-in person: devices and lines. Calls are shown without them too. */
export type Surroundings = {
  /** Resolves when what can be had was read. */
  readonly read: (platform: Pick<Platform, 'readDevices' | 'readLines'>) => Promise<void>;
  readonly deviceName: (deviceId: string) => string | undefined;
  /** By E.164 or short extension. */
  readonly lineNameFor: (account: SignedInAccount) => (number: string) => string | undefined;
  readonly forget: () => void;
};

type LineKind = 'main' | 'direct';

export function createSurroundings(log: Log, i18n: I18n): Surroundings {
  let devices: ReadonlyMap<string, string> = new Map();
  let lines: ReadonlyMap<string, LineKind> = new Map();
  return {
    read: async ({ readDevices, readLines }) => {
      const [names, numbers] = await Promise.allSettled([readDevices(), readLines()]);
      if (names.status === 'fulfilled') devices = names.value;
      else log.warn('devices could not be read', { error: String(names.reason) });
      if (numbers.status === 'fulfilled') lines = numbers.value;
      else log.warn('own numbers could not be read', { error: String(numbers.reason) });
    },
    deviceName: (id) => devices.get(id),
    lineNameFor: (account) => (number) =>
      lineWords(number === account.extensionNumber ? 'direct' : lines.get(number), i18n),
    forget: () => {
      devices = new Map();
      lines = new Map();
    },
  };
}

function lineWords(line: LineKind | undefined, i18n: I18n): string | undefined {
  switch (line) {
    case 'main':
      return i18n._({ id: 'app.main-line', message: 'Main line' });
    case 'direct':
      return i18n._({ id: 'app.direct-line', message: 'Direct line' });
    case undefined:
      return undefined;
  }
}
