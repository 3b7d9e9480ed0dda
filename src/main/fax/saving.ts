import type { I18n } from '@lingui/core';
import { type DocumentKind, type DocumentPart, mostAtOnce } from '../../shared/document.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { SystemPort } from '../desktop-ports.ts';
import { mailFile } from './mail-file.ts';

export type SavingPorts = {
  readonly i18n: I18n;
  readonly fax: (faxId: string) => FaxRow | undefined;
  readonly part: (faxId: string, from: number, count: number) => Promise<DocumentPart>;
  readonly saveFile: SystemPort['saveFile'];
  /** 128 random bits, in hexadecimal. */
  readonly newBoundary: () => string;
  readonly tellProblem: (text: string) => void;
};

export type Saving = {
  /** Asks where. */
  readonly save: (faxId: string) => Promise<void>;
  readonly saveAsMail: (faxId: string) => Promise<void>;
  /** Undefined where not all of it can be had now. */
  readonly read: (faxId: string) => Promise<WholeFax | undefined>;
};

export type WholeFax = { readonly kind: DocumentKind; readonly bytes: Uint8Array };

const forms: Partial<Record<DocumentKind, { readonly extension: string; readonly contentType: string }>> = {
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  tiff: { extension: 'tif', contentType: 'image/tiff' },
};
const otherForm = { extension: 'bin', contentType: 'application/octet-stream' };

/** A fax as a file of the person's own. */
export function createSaving(ports: SavingPorts): Saving {
  const { i18n } = ports;

  async function read(faxId: string): Promise<WholeFax | undefined> {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (;;) {
      const part = await ports.part(faxId, from, mostAtOnce);
      if (part.status !== 'ready') return undefined;
      parts.push(part.bytes);
      from += part.bytes.length;
      if (from >= part.size) return { kind: part.kind, bytes: Buffer.concat(parts) };
      if (part.bytes.length === 0) return undefined;
    }
  }

  async function readOrTell(faxId: string): Promise<WholeFax | undefined> {
    const whole = await read(faxId);
    if (whole === undefined)
      ports.tellProblem(
        i18n._({
          id: 'fax.notHere',
          message: 'The pages of this fax cannot be had now. Try again when you are online.',
        }),
      );
    return whole;
  }

  async function write(name: string, content: string | Uint8Array): Promise<void> {
    const outcome = await ports.saveFile(name, () => content);
    if (outcome.kind === 'failed')
      ports.tellProblem(
        i18n._({
          id: 'fax.notSaved',
          message:
            'The file could not be written there. Choose another folder, or free some room on the disk.',
        }),
      );
  }

  return {
    read,
    save: async (faxId) => {
      const whole = await readOrTell(faxId);
      const fax = ports.fax(faxId);
      if (whole === undefined || fax === undefined) return;
      const { extension } = forms[whole.kind] ?? otherForm;
      await write(`${plainNameOf(fax)}.${extension}`, whole.bytes);
    },
    saveAsMail: async (faxId) => {
      const whole = await readOrTell(faxId);
      const fax = ports.fax(faxId);
      if (whole === undefined || fax === undefined) return;
      const { extension, contentType } = forms[whole.kind] ?? otherForm;
      const name = plainNameOf(fax);
      const mail = mailFile({
        ...{ subject: subjectOf(fax, i18n), text: '', fileName: `${name}.${extension}`, contentType },
        ...{ content: whole.bytes, boundary: ports.newBoundary() },
      });
      await write(`${name}.eml`, mail);
    },
  };
}

/** Nothing of it came from elsewhere: e.g. `fax-2026-09-14-2391431005`. */
function plainNameOf({ id, createdAt }: FaxRow): string {
  return `fax-${new Date(createdAt).toISOString().slice(0, 10)}-${id.replace(/\D/gu, '')}`;
}

function subjectOf({ direction, from, to }: FaxRow, i18n: I18n): string {
  const other = direction === 'inbound' ? from : to[0];
  const name = other?.identity?.name ?? other?.shown ?? '';
  return direction === 'inbound'
    ? i18n._({ id: 'fax.mailReceived', message: 'Fax from {name}', values: { name } })
    : i18n._({ id: 'fax.mailSent', message: 'Fax to {name}', values: { name } });
}
