import { type LinkOwner, type LinkOwners, type LinkScheme, linkSchemes } from '../../shared/dialling.ts';
import type { Clock } from '../clock.ts';
import type { LinksPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** Electron's `app`, or a fake of it. */
export type LinkSystem = Pick<
  Electron.App,
  | ('isDefaultProtocolClient' | 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient')
  | 'getApplicationNameForProtocol'
>;

/**
 * What is started for a link: the program and its arguments before the link. `--` ends the switches, so that no
 * link can add one. An unpacked run names its own folder too, or it would start an empty runtime.
 */
export type LinkProgram = { readonly file: string; readonly args: readonly string[] };

export function linkProgram(isPackaged: boolean, execPath: string, appPath: string): LinkProgram {
  return { file: execPath, args: isPackaged ? ['--'] : [appPath, '--'] };
}

export type LinkParts = {
  readonly program: LinkProgram;
  readonly after: Clock['after'];
  readonly log: Pick<Log, 'warn'>;
  readonly system: LinkSystem;
};

/**
 * Who opens links of each kind. Nothing is claimed before the person says so. Linux gives no kind back: there the
 * person chooses another program in the system's settings.
 */
export function createLinkOwners({ program, after, log, system }: LinkParts): LinksPort {
  const { file } = program;
  const args = [...program.args];

  function owner(scheme: LinkScheme): LinkOwner {
    if (system.isDefaultProtocolClient(scheme, file, args)) return { kind: 'ringside' };
    // With slashes: Windows answers for nothing less than an address.
    const name = system.getApplicationNameForProtocol(`${scheme}://`).trim();
    return name === '' ? { kind: 'nobody' } : { kind: 'another', name: readable(name) };
  }

  function safely<Answer>(what: string, ask: () => Answer, otherwise: Answer): Answer {
    try {
      return ask();
    } catch (error) {
      log.warn(`links: ${what} failed`, { error: String(error) });
      return otherwise;
    }
  }

  return {
    owners: async () => {
      const found: [LinkScheme, LinkOwner][] = [];
      for (const scheme of linkSchemes) {
        // On Linux each question starts a program and waits for it: in between, a ring may be shown.
        await new Promise<void>((resolve) => void after(breathMs, resolve));
        found.push([scheme, safely<LinkOwner>('asking', () => owner(scheme), { kind: 'unknown' })]);
      }
      return Object.fromEntries(found) as LinkOwners;
    },
    claim: (scheme) => {
      const claim = (): boolean => system.setAsDefaultProtocolClient(scheme, file, args);
      return Promise.resolve(safely('claiming', claim, false));
    },
    release: (scheme) => {
      const release = (): boolean => system.removeAsDefaultProtocolClient(scheme, file, args);
      return Promise.resolve(safely('releasing', release, false));
    },
  };
}

const breathMs = 10;

/** Linux names the desktop file: `org.gnome.Contacts.desktop`. */
function readable(name: string): string {
  return name.replace(/\.desktop$/, '').slice(0, 80);
}
