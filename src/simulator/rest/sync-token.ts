import { simulatorTokenPrefix } from '../identifiers.ts';

/** Tokens of one kind of sync. They hold all that the next answer goes on from, so that nothing is kept for them. */
export function createSyncTokens<Frame extends { readonly personId: number }>(kind: string) {
  const prefix = `${simulatorTokenPrefix}${kind}_`;
  return {
    write: (frame: Frame): string => `${prefix}${Buffer.from(JSON.stringify(frame)).toString('base64url')}`,
    /** A token tells only whoever made it; undefined for anybody else's or a broken one. */
    read(token: string, personId: number): Frame | undefined {
      if (!token.startsWith(prefix)) return undefined;
      try {
        const frame = JSON.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString()) as Frame;
        return frame.personId === personId ? frame : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
