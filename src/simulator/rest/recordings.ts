import { json, notFound, type PlatformReply } from '../exchange.ts';
import { mediaOrigin } from '../world-types.ts';
import { bytesReply, dispositionOf, isReply, tagOf } from './content.ts';
import { accountPath, checkAccount, type Route, type RouteContext } from './route.ts';

const path = `${accountPath}/recording/{recordingId}`;

function readRecording(context: RouteContext): PlatformReply {
  const refusal = checkAccount(context);
  if (refusal) return refusal;
  const asked = context.params.recordingId ?? '';
  const file = context.world.recording(asked);
  if (!file) return notFound('recordingId', asked);
  const { id, contentType, seconds } = file;
  const contentUri = `${mediaOrigin}/restapi/v1.0/account/${context.world.account.id}/recording/${id}/content`;
  return json(200, { id, contentUri, contentType, duration: seconds });
}

/** 404 for a short time after the call, while the sound is still written. */
function readContent(context: RouteContext): PlatformReply {
  const refusal = checkAccount(context);
  if (refusal) return refusal;
  const asked = context.params.recordingId ?? '';
  const file = context.world.recording(asked);
  const content = file?.content();
  if (!file || !content) return notFound('recordingId', asked);
  const disposition = dispositionOf(context);
  if (isReply(disposition)) return disposition;
  return bytesReply(context, content, {
    'Content-Type': file.contentType,
    'Accept-Ranges': 'bytes',
    ETag: tagOf(content),
    ...disposition,
  });
}

export const recordingRoutes: readonly Route[] = [
  { method: 'GET', path, group: 'Heavy', permission: 'ReadCallRecording', run: readRecording },
];

/** At the host for content only. */
export const recordingContentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${path}/content`,
    group: 'Heavy',
    permission: 'ReadCallRecording',
    run: readContent,
  },
];
