import { callControlPermission, recordingPermission } from '../world/control-rules.ts';
import { badParameter, json, type PlatformReply } from '../exchange.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';

/** What can be asked for by name: what an administrator can take from a person here. */
const userPermissions = [
  ...[callControlPermission, recordingPermission, 'ReadPresenceStatus', 'ReadCallLog', 'ReadCallRecording'],
  ...['OutboundSMS', 'OutboundFaxes', 'ReadMessages', 'ReadPersonalContacts'],
];

/** Whether the person has it; what the app was granted is another matter. */
function check(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const id = context.query.get('permissionId') ?? '';
  if (!userPermissions.includes(id)) return badParameter('permissionId', id);
  const uri = `${extensionUri(context, extension.id)}/authz-profile/check?permissionId=${id}`;
  const lacks = context.world.callControl.lackingRights(extension.id).has(id);
  if (lacks) return json(200, { uri, successful: false });
  const permission = { uri: `${context.origin}/restapi/v1.0/dictionary/permission/${id}`, id };
  const details = { permission, effectiveRole: { id: '3' }, scopes: ['Self'] };
  return json(200, { uri, successful: true, details });
}

export const authzProfileRoutes: readonly Route[] = [
  { method: 'GET', path: `${extensionPath}/authz-profile/check`, group: 'Light', run: check },
];
