import type { FaxRequest, Resolution } from '../message-types.ts';
import { badParameter, type PlatformReply } from '../exchange.ts';
import { isCoverIndex } from './cover-pages.ts';
import { readDialled } from './dialled-number.ts';

/** What a request says beside its files, whichever form it has. */
export type FaxFields = Readonly<Record<string, unknown>>;

type Envelope = Omit<FaxRequest, 'extensionId' | 'files'>;

const longestText = 1024;

/** Ids of the dictionary of countries, by the letters that faxes use. */
const countries: Readonly<Record<string, string>> = { US: '1', CA: '39', GB: '224' };

const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function readRecipient(value: unknown, country: string): FaxRequest['to'][number] | PlatformReply {
  const { phoneNumber, name } = (typeof value === 'object' && value !== null ? value : {}) as FaxFields;
  const number = typeof phoneNumber === 'string' ? readDialled(phoneNumber, country) : undefined;
  // A fax goes to a number of the telephone network, never to a short one.
  if (!number?.startsWith('+')) return badParameter('to.phoneNumber', shown(phoneNumber));
  if (name !== undefined && typeof name !== 'string') return badParameter('to.name', shown(name));
  return { phoneNumber: number, ...(name ? { name } : {}) };
}

export function readRecipients(value: unknown, country = '1'): FaxRequest['to'] | PlatformReply {
  if (!Array.isArray(value) || value.length === 0) return badParameter('to', shown(value));
  const to: FaxRequest['to'][number][] = [];
  for (const one of value as unknown[]) {
    const recipient = readRecipient(one, country);
    if ('status' in recipient) return recipient;
    to.push(recipient);
  }
  return to;
}

/** What lies in the past means now. */
export function readSendTime(value: unknown, now: number): { readonly sendAt?: number } | PlatformReply {
  if (value === undefined) return {};
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) return badParameter('sendTime', shown(value));
  return at > now ? { sendAt: at } : {};
}

function readCover(fields: FaxFields): Pick<FaxRequest, 'coverIndex' | 'coverPageText'> | PlatformReply {
  const { coverIndex, coverPageText } = fields;
  const index = coverIndex === undefined ? undefined : Number(coverIndex);
  if (index !== undefined && !isCoverIndex(index)) return badParameter('coverIndex', shown(coverIndex));
  if (
    coverPageText !== undefined &&
    (typeof coverPageText !== 'string' || coverPageText.length > longestText)
  )
    return badParameter('coverPageText', shown(coverPageText));
  return {
    ...(index === undefined ? {} : { coverIndex: index }),
    ...(coverPageText === undefined ? {} : { coverPageText }),
  };
}

function readResolution({ faxResolution }: FaxFields): { readonly resolution?: Resolution } | PlatformReply {
  if (faxResolution === undefined) return {};
  return faxResolution === 'High' || faxResolution === 'Low'
    ? { resolution: faxResolution }
    : badParameter('faxResolution', shown(faxResolution));
}

/** Everything but the files, or what is wrong with it. */
export function readEnvelope(fields: FaxFields, now: number): Envelope | PlatformReply {
  const { isoCode = 'US' } = fields;
  const country = typeof isoCode === 'string' ? countries[isoCode] : undefined;
  if (country === undefined) return badParameter('isoCode', shown(isoCode));
  const to = readRecipients(fields['to'], country);
  if ('status' in to) return to;
  const cover = readCover(fields);
  if ('status' in cover) return cover;
  const resolution = readResolution(fields);
  if ('status' in resolution) return resolution;
  const time = readSendTime(fields['sendTime'], now);
  return 'status' in time ? time : { to, ...cover, ...resolution, ...time };
}
