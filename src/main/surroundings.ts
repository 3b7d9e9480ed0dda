import type { I18n } from '@lingui/core';
import type { SignedInAccount } from '../shared/sign-in.ts';
import type { OwnLine, OwnPhonesRead } from './ringcentral/ring-out-port.ts';

/** Names for what belongs to the signed-in person: devices and lines. Calls are shown without them too. */
export type Surroundings = {
  /** What was not told stays as it was. */
  readonly learn: (read: Pick<OwnPhonesRead, 'deviceNames' | 'lines'>) => void;
  readonly deviceName: (deviceId: string) => string | undefined;
  /** By E.164 or short extension. */
  readonly lineNameFor: (account: SignedInAccount) => (number: string) => string | undefined;
  readonly forget: () => void;
};

export function createSurroundings(i18n: I18n): Surroundings {
  let devices: ReadonlyMap<string, string> = new Map();
  let lines: ReadonlyMap<string, OwnLine> = new Map();
  return {
    learn: (read) => {
      devices = read.deviceNames ?? devices;
      lines = read.lines ?? lines;
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

function lineWords(line: OwnLine | undefined, i18n: I18n): string | undefined {
  switch (line) {
    case 'main':
      return i18n._({ id: 'app.main-line', message: 'Main line' });
    case 'direct':
      return i18n._({ id: 'app.direct-line', message: 'Direct line' });
    case undefined:
      return undefined;
  }
}
