import { apiError, type PlatformReply } from '../exchange.ts';

/** Why a fax is refused. Where nothing public says with which status, it is the simulator's own choice (400, 413). */
const refusals = {
  'MSG-337': [413, 'Attachment size exceeds the limit'],
  'MSG-338': [413, 'Message size exceeds the limit'],
  'MSG-340': [403, 'Sending faxes is not available for this extension type'],
  'MSG-341': [403, 'Sending faxes is not allowed for this extension'],
  'MSG-343': [406, 'The message cannot be sent again in its state'],
  'MSG-347': [400, 'Attachment is empty'],
  'MSG-348': [415, 'Attachment type is not supported'],
  'MSG-349': [400, 'Message envelope cannot be parsed'],
  'MSG-350': [400, 'Content disposition of the attachment is missing'],
  'MSG-351': [400, 'File name of the attachment is missing'],
  'MSG-352': [500, 'Attachment content is null'],
  'CMN-304': [429, 'Duplicate concurrent request'],
  'CMN-408': [403, 'In order to call this API endpoint, user needs to have [OutboundFaxes] permission'],
  'CMN-419': [403, 'Application does not have permission to access the data of another extension'],
} as const;

export type FaxRefusal = keyof typeof refusals;

export const isFaxRefusal = (code: string): code is FaxRefusal => Object.hasOwn(refusals, code);

export function refuseFax(errorCode: FaxRefusal): PlatformReply {
  const [status, message] = refusals[errorCode];
  return apiError(status, { errorCode, message });
}
