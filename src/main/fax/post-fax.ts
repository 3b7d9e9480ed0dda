import type { FaxDoor, FaxSent, FaxUpload, FaxWay } from '../ringcentral/fax-port.ts';
import type { FaxContent, OutboxRow } from '../storage/outbox-row.ts';

export type PostPorts = {
  /** Throws while nobody is signed in. */
  readonly door: () => Pick<FaxDoor, 'sendFax' | 'repeatFax'>;
  /** The bytes of a kept copy; fails where it is not what was written. */
  readonly open: (row: OutboxRow, place: number) => AsyncIterable<Uint8Array>;
};

/**
 * One attempt. What the platform has already is sent from there; where it refuses that, which it says before it does
 * anything, the kept copies go instead.
 */
export async function postFax(row: OutboxRow, way: FaxWay, { door, open }: PostPorts): Promise<FaxSent> {
  const { content } = row;
  const to = recipientsOf(content);
  if (content.repeats !== undefined) {
    const repeat = { originalId: content.repeats, to, sendAt: content.sendAt };
    const sent = await door().repeatFax(repeat, way);
    if (sent.kind !== 'refused' || content.files.length === 0 || !isAboutTheOriginal(sent)) return sent;
  }
  const files = content.files.map(({ name, contentType, size }, place): FaxUpload => ({
    name,
    contentType,
    size,
    open: () => open(row, place),
  }));
  const { coverIndex, coverText, resolution, sendAt } = content;
  return door().sendFax({ to, files, coverIndex, coverText, resolution, sendAt }, way);
}

function recipientsOf({ to }: FaxContent) {
  return to.map(({ e164, name }) => ({ phoneNumber: e164, ...(name === undefined ? {} : { name }) }));
}

/** Its state does not allow it (MSG-343), it is gone, or the platform does not resend at all. */
function isAboutTheOriginal({ status, parameter }: Extract<FaxSent, { readonly kind: 'refused' }>): boolean {
  const names = parameter?.toLowerCase() ?? '';
  return status === 404 || status === 406 || status === 405 || names.includes('originalmessageid');
}
