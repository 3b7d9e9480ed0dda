import type { FaxFile } from '../message-types.ts';
import { badParameter, type PlatformReply } from '../exchange.ts';
import { refuseFax } from './fax-errors.ts';
import type { FaxFields } from './fax-fields.ts';
import type { Part } from './multipart.ts';

/** Files of one fax together, and so each of them too. */
const mostFileBytes = 50 * 1024 * 1024;

const accepted = new Set([
  ...[
    'pdf',
    'psd',
    'doc',
    'docx',
    'dot',
    'mcw',
    'xls',
    'xlsx',
    'xlsb',
    'ppt',
    'pptx',
    'vsd',
    'vdx',
    'pub',
    'wps',
  ],
  ...[
    'wri',
    'awd',
    'tif',
    'tiff',
    'gif',
    'jpg',
    'jpeg',
    'bmp',
    'png',
    'pcx',
    'tga',
    'rtf',
    'txt',
    'log',
    'h',
  ],
  ...['cpp', 'c', 'err', 'hpp', 'wk1', 'wk3', 'wk4', 'wq1', 'xml', 'html', 'htm', 'csv'],
]);

const isSupported = (name: string, contentType: string): boolean => {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return extension === undefined ? contentType.startsWith('text/plain') : accepted.has(extension);
};

/** A small file would keep the whole block of memory that it was read into. */
const kept = (content: Uint8Array): Uint8Array =>
  content.length < 64 * 1024 ? Uint8Array.from(content) : content;

/** One file, or why it is no file for a fax. */
function readFile({ disposition, contentType, content }: Part): FaxFile | PlatformReply {
  if (!disposition) return refuseFax('MSG-350');
  const { filename: name } = disposition;
  if (!name) return refuseFax('MSG-351');
  if (/[&@#$%^*]/.test(name)) return badParameter('attachment', name);
  if (content.length === 0) return refuseFax('MSG-347');
  if (!isSupported(name, contentType)) return refuseFax('MSG-348');
  return content.length > mostFileBytes
    ? refuseFax('MSG-337')
    : { name, contentType, content: kept(content) };
}

export function readFiles(parts: readonly Part[]): readonly FaxFile[] | PlatformReply {
  const files: FaxFile[] = [];
  for (const part of parts) {
    const file = readFile(part);
    if ('status' in file) return file;
    files.push(file);
  }
  if (files.length === 0) return badParameter('attachment', '');
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  return size > mostFileBytes ? refuseFax('MSG-338') : files;
}

const isJson = ({ contentType }: Part) => /^application\/json\b/i.test(contentType);

function parseFields({ content }: Part): FaxFields | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(content).toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as FaxFields)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Text fields of a form; `to` may come often. */
function textFields(parts: readonly Part[]): FaxFields {
  const fields: Record<string, unknown> = {};
  const to: unknown[] = [];
  for (const { disposition, content } of parts) {
    const value = Buffer.from(content).toString();
    if (disposition?.name === 'to') to.push({ phoneNumber: value });
    else fields[disposition?.name ?? ''] = value;
  }
  return to.length > 0 ? { ...fields, to } : fields;
}

/**
 * Tells what is said from what is sent: a part with JSON comes first, or fields of a form have names and no file names.
 * Undefined where the first part is broken JSON.
 */
export function splitParts(
  parts: readonly Part[],
): { readonly fields: FaxFields; readonly files: readonly Part[] } | undefined {
  const [first, ...rest] = parts;
  if (first && isJson(first)) {
    const fields = parseFields(first);
    return fields && { fields, files: rest };
  }
  const isField = ({ disposition }: Part) =>
    disposition?.name !== undefined &&
    disposition.name !== 'attachment' &&
    disposition.filename === undefined;
  return { fields: textFields(parts.filter(isField)), files: parts.filter((part) => !isField(part)) };
}
