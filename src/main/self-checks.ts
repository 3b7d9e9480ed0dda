import type { DesktopAbilities } from '../shared/desktop-abilities.ts';
import { linkSchemes } from '../shared/dialling.ts';
import { createCipher } from './desktop/cipher.ts';
import { createLinkOwners } from './desktop/link-owners.ts';
import { readPageFiles } from './desktop/page-files.ts';
import { pageOrigin } from './desktop/page-policy.ts';
import { systemClock } from './desktop/system.ts';
import { linkSystem, thisProgram } from './desktop/this-program.ts';
import { createDialling } from './dialling/dialling.ts';
import { createPhoneNumbers } from './phone-numbers.ts';
import type { SelfCheck } from './self-test.ts';
import { findSqlite } from './storage/history-sqlite.ts';
import { hasFile, tryFolder } from './storage/trial.ts';

export type SelfCheckParts = {
  readonly pages: string;
  readonly preload: string;
  /** Where settings, sign-in and history are kept. Nothing in it is read or changed. */
  readonly folder: string;
  readonly platform: DesktopAbilities['platform'];
};

const windows = ['index.html', 'call-card/index.html', 'quick-call/index.html'];

/** What an administrator wants to know of an installation before anybody signs in. Nothing leaves the computer. */
export function selfChecks({ pages, preload, folder, platform }: SelfCheckParts): readonly SelfCheck[] {
  return [
    { name: 'pages', look: () => lookAtPages(pages, preload) },
    { name: 'folder', look: () => lookAtFolder(folder) },
    { name: 'database', look: lookAtDatabase },
    { name: 'numbers', look: lookAtNumbers },
    { name: 'keyring', look: () => lookAtKeyring(platform) },
    { name: 'links', look: lookAtLinks },
  ];
}

function lookAtPages(pages: string, preload: string): string {
  const files = readPageFiles(pages, pageOrigin);
  const lost = windows.filter((name) => !files.has(`${pageOrigin}/${name}`));
  if (!hasFile(preload)) lost.push('preload');
  if (lost.length > 0) throw new Error(`missing: ${lost.join(', ')}`);
  return `${files.size} files`;
}

function lookAtFolder(folder: string): string {
  tryFolder(folder);
  return 'can be written to';
}

function lookAtDatabase(): string {
  const database = findSqlite()(':memory:');
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() ?? {};
  database.close();
  return `SQLite ${String(version)}, with full-text search`;
}

function lookAtNumbers(): string {
  const dialling = createDialling({
    numbers: createPhoneNumbers(),
    identify: () => undefined,
    find: () => [],
    mainNumber: () => undefined,
    country: () => undefined,
    blockCostly: () => false,
    recent: () => [],
  });
  const meaning = dialling.readLink('tel:+1-415-555-0100;ext=12');
  const reading = meaning.kind === 'call' ? meaning.reading : undefined;
  if (reading?.kind !== 'target' || reading.target.to !== '+14155550100')
    throw new Error('a telephone link was misread');
  return reading.target.shown;
}

async function lookAtKeyring(platform: DesktopAbilities['platform']): Promise<string> {
  const cipher = createCipher(platform, systemClock.after);
  // Without one the app works: the sign-in then lasts until it quits, or the person chooses weak storage.
  if (!(await cipher.available())) return 'none';
  return cipher.backend() === 'basic_text' ? 'none' : cipher.backend();
}

async function lookAtLinks(): Promise<string> {
  const owners = await createLinkOwners({
    program: thisProgram(),
    system: linkSystem,
    after: systemClock.after,
    log: { warn: () => undefined },
  }).owners();
  return linkSchemes
    .map((scheme) => {
      const owner = owners[scheme];
      return `${scheme} ${owner.kind === 'another' ? (owner.name ?? 'another program') : owner.kind}`;
    })
    .join(', ');
}
