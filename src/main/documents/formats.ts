import type { DocumentKind } from '../../shared/document.ts';
import { extensionOf } from '../../shared/fax-formats.ts';
import type { Signature } from './signature.ts';

/** A format that the platform's fax service takes, by its extension. */
export type Format = {
  readonly kind: DocumentKind;
  readonly contentType: string;
  /** What the content may begin with; `text`: it must be text throughout. */
  readonly begins: readonly (Signature | 'text')[];
};

function picture(kind: DocumentKind, contentType: string): Format {
  return { kind, contentType, begins: pictures };
}

function office(contentType: string, ...begins: Format['begins']): Format {
  return { kind: 'office', contentType, begins };
}

/** A ZIP; with a password, the older container around it. */
function openXml(type: string): Format {
  return office(`application/${type}`, 'zip', 'ole');
}

/** Many a program gives a picture another picture's extension: the content counts there. */
const pictures = ['jpeg', 'png', 'gif', 'bmp', 'tiff'] as const;
const text: Format = { kind: 'text', contentType: 'text/plain', begins: ['text'] };
const xmlTypes = 'vnd.openxmlformats-officedocument';
const old = 'application/octet-stream';

/** Source: the platform's guide "Sending faxes", accepted file types. `text` in ours is shown as it will be sent. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['pdf', { kind: 'pdf', contentType: 'application/pdf', begins: ['pdf'] }],
  ...(['jpg', 'jpeg'] as const).map((name): [string, Format] => [name, picture('jpeg', 'image/jpeg')]),
  ...(['tif', 'tiff'] as const).map((name): [string, Format] => [name, picture('tiff', 'image/tiff')]),
  ['png', picture('png', 'image/png')],
  ['gif', picture('gif', 'image/gif')],
  ['bmp', picture('bmp', 'image/bmp')],
  ...(['txt', 'log', 'h', 'cpp', 'c', 'err', 'hpp'] as const).map((name): [string, Format] => [name, text]),
  ['csv', office('text/csv', 'text')],
  ['html', office('text/html', 'text')],
  ['htm', office('text/html', 'text')],
  ['xml', office('text/xml', 'text')],
  ['vdx', office('application/vnd.visio', 'text')],
  ['rtf', office('application/rtf', 'rtf')],
  ['docx', openXml(`${xmlTypes}.wordprocessingml.document`)],
  ['xlsx', openXml(`${xmlTypes}.spreadsheetml.sheet`)],
  ['xlsb', openXml('vnd.ms-excel.sheet.binary.macroenabled.12')],
  ['pptx', openXml(`${xmlTypes}.presentationml.presentation`)],
  ['doc', office('application/msword', 'ole', 'rtf')],
  ['dot', office('application/msword', 'ole', 'rtf')],
  ['xls', office('application/vnd.ms-excel', 'ole')],
  ['ppt', office('application/vnd.ms-powerpoint', 'ole')],
  ['vsd', office('application/vnd.visio', 'ole')],
  ['pub', office('application/x-mspublisher', 'ole')],
  ['wps', office('application/vnd.ms-works', 'ole')],
  ['psd', office('image/vnd.adobe.photoshop', 'psd')],
  // Formats from before signatures: whatever is not plainly something else.
  ...(['mcw', 'awd'] as const).map((name): [string, Format] => [name, office(old, 'ole', 'unknown')]),
  ...(['wri', 'wk1', 'wk3', 'wk4', 'wq1'] as const).map((name): [string, Format] => [
    name,
    office(old, 'unknown'),
  ]),
  ['pcx', office('image/x-pcx', 'unknown')],
  ['tga', office('image/x-tga', 'unknown')],
]);

export const knownExtensions: readonly string[] = [...formats.keys()];

export function formatOf(name: string): Format | undefined {
  return formats.get(extensionOf(name));
}

/** The extension under which such content is sent, where the name's own would be wrong. */
export function extensionFor(kind: DocumentKind): string | undefined {
  switch (kind) {
    case 'pdf':
    case 'png':
    case 'gif':
    case 'bmp':
      return kind;
    case 'jpeg':
      return 'jpg';
    case 'tiff':
      return 'tif';
    case 'text':
    case 'office':
      return undefined;
  }
}
