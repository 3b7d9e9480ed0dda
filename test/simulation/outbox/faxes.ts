import type { FaxContent } from '../../../src/main/storage/outbox-row.ts';
import { faxContent } from '../../support/outbox-builders.ts';

/** One of twenty is the same sheet, to one of fifty numbers; the others are all different. */
const alike = { share: 0.05, recipients: 50 };
const recipients = 2_000;

export function drawContent(random: () => number, mostPages: number): (n: number) => FaxContent {
  return (n) => {
    const isAlike = random() < alike.share;
    const number = Math.floor(random() * (isAlike ? alike.recipients : recipients));
    const e164 = `+1415${String(2_000_000 + number).padStart(7, '0')}`;
    const plain = faxContent();
    return {
      ...plain,
      to: [{ e164, shown: e164, name: undefined }],
      files: plain.files.map((file) => ({
        ...file,
        hash: isAlike ? 'a'.repeat(64) : String(n).padStart(64, '0'),
        pages: isAlike ? 1 : 1 + Math.floor(random() * mostPages),
      })),
    };
  };
}
