import type { PushName, Pushes } from '../../shared/ipc-contract.ts';

/** A window as the pushes see it. */
export type PushTarget = {
  readonly isDestroyed: () => boolean;
  readonly webContents: {
    readonly isDestroyed: () => boolean;
    readonly send: (channel: string, value: unknown) => void;
  };
};

export function pushTo<Name extends PushName>(
  targets: readonly PushTarget[],
  name: Name,
  value: Pushes[Name],
): void {
  for (const target of targets) {
    if (!target.isDestroyed() && !target.webContents.isDestroyed()) target.webContents.send(name, value);
  }
}
