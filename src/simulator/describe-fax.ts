import { createHash } from 'node:crypto';
import type { FaxFile, FaxTruth } from './message-types.ts';

const describeFile = ({ name, contentType, content }: FaxFile) => ({
  ...{ name, contentType, size: content.length },
  sha256: createHash('sha256').update(content).digest('hex'),
});

/** A fax in plain data: its files by size and hash. */
export const describeFax = ({ files, ...rest }: FaxTruth) => ({ ...rest, files: files.map(describeFile) });
