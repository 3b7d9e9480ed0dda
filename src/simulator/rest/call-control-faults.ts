import { callOperations, type CallRequest, type Refusal } from '../call-control-types.ts';
import type { RouteContext } from './route.ts';

const statuses = [400, 403, 404, 409] as const;

/** Another client of the same person is quicker. */
function actElsewhere({ world }: RouteContext, request: CallRequest, text: string): void {
  const operation = callOperations.find((one) => one === text) ?? 'end';
  world.callControl.act({ ...request, operation });
}

const isRead = ({ operation }: CallRequest): boolean =>
  operation === 'read-session' || operation === 'read-party';

/** What goes wrong with a request about a call before the platform looks at it. */
export function controlFaults(
  context: RouteContext,
  asked: CallRequest,
): { readonly refused?: Refusal; readonly isDeaf: boolean } {
  const { faults, request, world } = context;
  if (isRead(asked)) return { isDeaf: false };
  const other = faults.strike('second-client', request);
  if (other) actElsewhere(context, asked, other.text ?? 'end');
  if (asked.deviceId !== undefined && faults.strike('device-gone', request)) {
    const isKnown = world.devices.some(({ id }) => id === asked.deviceId);
    if (isKnown) world.changeDevice(asked.deviceId, 'Offline');
  }
  const refused = faults.strike('control-refused', request);
  const isDeaf = faults.strike('device-deaf', request) !== undefined;
  if (!refused) return { isDeaf };
  const status = statuses.find((one) => one === refused.status) ?? 409;
  const errorCode = refused.code ?? 'TAS-106';
  return { isDeaf, refused: { status, errorCode, message: 'Asked for by a fault' } };
}
