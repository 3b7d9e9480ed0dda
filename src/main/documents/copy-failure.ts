import { codeOf, troubleOf } from './document-disk.ts';
import type { CopyOutcome } from './documents-port.ts';
import { FileChanged } from './open-safely.ts';
import { NoAnswer } from './patience.ts';

/** The file that is copied failed, and not the place where its copy goes. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';

  constructor(cause: unknown) {
    super('the file could not be read', { cause });
  }
}

export function failureOfSource(cause: unknown): CopyOutcome {
  if (cause instanceof FileChanged) return { status: 'changed' };
  if (cause instanceof NoAnswer) return { status: 'refused', why: 'not-answering' };
  const trouble = troubleOf(cause);
  if (trouble === 'missing') return { status: 'moved' };
  return { status: 'refused', why: trouble === 'in-use' ? 'in-use' : 'not-readable' };
}

/**
 * @param size bytes that were to be written
 * @param free asks for the bytes that are left there
 */
export async function failureOfTarget(
  error: unknown,
  size: number,
  free: () => Promise<number | undefined>,
): Promise<CopyOutcome> {
  if (troubleOf(error) !== 'full') return { status: 'disk-failed', code: codeOf(error) };
  const left = await free().catch(() => undefined);
  return { status: 'disk-full', missing: left === undefined ? undefined : Math.max(1, size - left) };
}
