import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { fuses } from '../../../scripts/package/fuses.mjs';
import { readText } from './code.ts';

const config = readText('electron-builder.yml');

/** The entries of a top-level list. */
function listOf(key: string): readonly string[] {
  const block = new RegExp(`^${key}:\\n((?: +.*\\n|#.*\\n)+)`, 'm').exec(config)?.[1] ?? '';
  return [...block.matchAll(/^ {2}- '?([^'\n]+)'?$/gm)].map(([, entry]) => entry ?? '');
}

/** A scalar, wherever it stands. */
function valueOf(key: string): string | undefined {
  return new RegExp(`^ *${key}: (.+)$`, 'm').exec(config)?.[1];
}

const schemes = ['tel', 'callto', 'sms', 'ringside'];

describe('the package', () => {
  test('[B03][B12] all nine fuses are set, so that nobody runs scripts or an inspector in our program', () => {
    const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(names.length).toBe(9);
    const set = Object.fromEntries(
      names.map((name) => [
        name,
        fuses[FuseV1Options[name as keyof typeof FuseV1Options] as keyof typeof fuses],
      ]),
    );
    expect(set).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
    expect(fuses.strictlyRequireAllFuses).toBe(true);
    expect(valueOf('afterPack')).toBe('scripts/package/set-fuses.mjs');
  });

  test('[S13] holds the built app, its pictures and its manifest, and no source map', () => {
    expect(valueOf('asar')).toBe('true');
    const taken = listOf('files').filter((pattern) => !pattern.startsWith('!'));
    expect(taken).toEqual(['out/**', 'assets/tray/**', 'assets/icons/256x256.png', 'package.json']);
    expect(listOf('files')).toEqual(expect.arrayContaining(['!out/**/*.map', '!node_modules/**']));
  });

  test('claims our links and no others, on every system', () => {
    expect(valueOf('schemes')).toBe(`[${schemes.join(', ')}]`);
    expect(config.match(/schemes:/g)).toHaveLength(1);
    const registered = [...readText(valueOf('include') ?? '').matchAll(/ringsideLinkClass "(\w+)"/g)].map(
      ([, scheme]) => scheme,
    );
    expect(registered).toEqual(schemes);
  });

  test('[B04] an address from a link can never become a switch', () => {
    const commands = [
      ...readText(valueOf('include') ?? '').matchAll(/\\shell\\open\\command" "" '([^']*)'/g),
    ].map(([, command]) => command);
    // Two kinds of links, and files that are opened with it.
    expect(commands.length).toBe(3);
    for (const command of commands)
      expect(command).toMatch(/^"\$INSTDIR\\\$\{APP_EXECUTABLE_FILENAME\}" -- "%1"$/);
    expect(valueOf('executableArgs')).toBe("['--']");
  });

  test('on macOS asks for no more than just-in-time compilation', () => {
    expect(valueOf('hardenedRuntime')).toBe('true');
    expect(valueOf('entitlementsInherit')).toBe(valueOf('entitlements'));
    const keys = [...readText(valueOf('entitlements') ?? '').matchAll(/<key>([^<]+)<\/key>/g)].map(
      ([, key]) => key,
    );
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });
});
