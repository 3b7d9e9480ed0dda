import type { Chance } from '../clock.ts';
import type { FaxUpload, FaxWish } from './fax-port.ts';

/** A body whose size is known before its first byte: texts of ours, and files that are read while they are sent. */
export type SizedBody = {
  readonly contentType: string;
  /** Bytes of all parts. */
  readonly size: number;
  readonly parts: readonly (Uint8Array | FaxUpload)[];
};

/** What the platform takes without asking (developer guide, Fax › Sending faxes), and what no header can break out of. */
const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const mediaType = /^[a-z]+\/[A-Za-z0-9.+-]{1,100}$/;
const encoder = new TextEncoder();

/**
 * `multipart/form-data` (RFC 7578) as the platform wants it: what is wished as JSON first, then the files in order
 * (developer guide, Fax › Multipart formats). Throws for names that our own callers have not cleaned.
 */
export function faxForm(wish: FaxWish, chance: Pick<Chance, 'bytes'>): SizedBody {
  const boundary = `ringside-${Buffer.from(chance.bytes(18)).toString('hex')}`;
  const opening = (disposition: string, contentType: string): Uint8Array =>
    encoder.encode(
      `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${contentType}\r\n\r\n`,
    );
  const parts = [
    opening('name="json"; filename="request.json"', 'application/json'),
    encoder.encode(`${JSON.stringify(fieldsOf(wish))}\r\n`),
    ...wish.files.flatMap((file) => {
      checkFile(file);
      const disposition = `name="attachment"; filename="${file.name}"`;
      return [opening(disposition, file.contentType), file, encoder.encode('\r\n')];
    }),
    encoder.encode(`--${boundary}--\r\n`),
  ];
  return { contentType: `multipart/form-data; boundary=${boundary}`, size: sizeOf(parts), parts };
}

/** A body of JSON, for the same way out. */
export function jsonBody(value: object): SizedBody {
  const parts = [encoder.encode(JSON.stringify(value))];
  return { contentType: 'application/json', size: sizeOf(parts), parts };
}

/** Only what was chosen is sent: what is left out is the account's own default. */
function fieldsOf({ to, resolution, coverIndex, coverText, sendAt }: FaxWish): object {
  return {
    to,
    faxResolution: resolution,
    ...(coverIndex === undefined ? {} : { coverIndex }),
    ...(coverText === '' ? {} : { coverPageText: coverText }),
    ...timeOf(sendAt),
  };
}

export function timeOf(sendAt: number | undefined): { readonly sendTime?: string } {
  return sendAt === undefined ? {} : { sendTime: new Date(sendAt).toISOString() };
}

function checkFile({ name, contentType, size }: FaxUpload): void {
  if (!plainName.test(name)) throw new Error('a file has a name that the platform does not take');
  if (!mediaType.test(contentType)) throw new Error('a file has an odd type');
  if (!Number.isSafeInteger(size) || size <= 0) throw new Error('a file has no size');
}

function sizeOf(parts: SizedBody['parts']): number {
  return parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.byteLength : part.size), 0);
}
