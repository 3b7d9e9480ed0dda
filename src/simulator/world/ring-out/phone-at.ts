import { onlineDevices, type Board } from '../board.ts';
import { forwardingNumbers } from '../forwarding-numbers.ts';

/** The phone behind a number that shall ring first. A number that is nobody's is a phone outside: it rings. */
export type OwnPhone = { readonly deviceId: string | undefined; readonly rings: boolean };

export function phoneAt(board: Board, extensionId: number, number: string): OwnPhone {
  const line = forwardingNumbers(board.people, extensionId).find(({ phoneNumber }) => phoneNumber === number);
  if (line?.deviceId !== undefined) {
    const device = board.people.devices.find(({ id }) => id === line.deviceId);
    return { deviceId: line.deviceId, rings: device?.status === 'Online' };
  }
  const extension = board.people.extensions.find(({ id }) => id === extensionId);
  if (line || (number !== extension?.directNumber && number !== extension?.extensionNumber))
    return { deviceId: undefined, rings: true };
  const device = onlineDevices(board, extensionId)[0];
  return { deviceId: device?.id, rings: device !== undefined };
}
