import { app } from 'electron';
import { type LinkOwner, type LinkOwners, type LinkScheme, linkSchemes } from '../../shared/dialling.ts';
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

/** Who opens links of each kind. Nothing is claimed before the person says so. */
export function createLinkOwners(
  program: LinkProgram,
  log: Pick<Log, 'warn'>,
  system: LinkSystem = app,
): LinksPort {
  function owner(scheme: LinkScheme): LinkOwner {
    if (system.isDefaultProtocolClient(scheme, program.file, [...program.args])) return { kind: 'ringside' };
    // With an authority: Windows answers for nothing less than an address.
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
    owners: () => {
      const entries = linkSchemes.map((scheme) => {
        const found = safely<LinkOwner>('asking', () => owner(scheme), { kind: 'unknown' });
        return [scheme, found] as const;
      });
      return Promise.resolve(Object.fromEntries(entries) as LinkOwners);
    },
    claim: (scheme) =>
      Promise.resolve(
        safely(
          'claiming',
          () => system.setAsDefaultProtocolClient(scheme, program.file, [...program.args]),
          false,
        ),
      ),
    release: (scheme) =>
      Promise.resolve(
        safely(
          'releasing',
          () => system.removeAsDefaultProtocolClient(scheme, program.file, [...program.args]),
          false,
        ),
      ),
  };
}

/** Linux names the desktop file: `org.gnome.Contacts.desktop`. */
function readable(name: string): string {
  return name.replace(/\.desktop$/, '').slice(0, 80);
}
