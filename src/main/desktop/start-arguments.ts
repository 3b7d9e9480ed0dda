import path from 'node:path';
import { z } from 'zod';
import { hasFaxExtension } from '../../shared/fax-formats.ts';
import type { StartWish } from '../../shared/link.ts';
import { isAbsolutePath, longestGivenPath, mostGivenPaths, readPaths } from './given-paths.ts';

/** What one start of the app asks for. */
export type StartAsk = { readonly hidden: boolean; readonly wish: StartWish };

/** What a command line means. The grammar is closed: whatever is not named here does nothing. */
export type CommandLine =
  | { readonly kind: 'version' }
  | { readonly kind: 'self-test' }
  | {
      readonly kind: 'start';
      /** A name for a second set of settings, sign-in and history; undefined for the usual one. */
      readonly profile: string | undefined;
      readonly ask: StartAsk;
      /** Somebody typed this verb, and what follows makes no sense. */
      readonly misread: 'call' | 'fax' | undefined;
    };

const link = /^(?:tel|callto|sms|ringside):/i;
const profileName = /^--profile=([a-z0-9][a-z0-9_-]{0,31})$/i;
/** A little more than any link may have, so that the parser still sees that it is too long. */
const longestLink = 16_500;
const longestText = 200;

/**
 * Switches are compared letter by letter. Chromium adds its own and reorders them, and links may try to smuggle some
 * in, so anything unknown is ignored; after `--` there are no switches at all.
 *
 *   ringside [--hidden] [--profile=NAME] [--version | --self-test]
 *            [call NUMBER | fax FILE… --to NUMBER | [--] LINK | [--] FILE…]
 *
 * @param argv without the program itself, and in an unpacked run without the app's folder
 * @param folder in which the command was given: files are named from there
 */
export function readArguments(argv: readonly string[], folder: string): CommandLine {
  const end = argv.indexOf('--');
  const open = end === -1 ? argv : argv.slice(0, end);
  const closed = end === -1 ? [] : argv.slice(end + 1);
  if (open.includes('--version')) return { kind: 'version' };
  if (open.includes('--self-test')) return { kind: 'self-test' };
  const profile = open.map((each) => profileName.exec(each)?.[1]).find((name) => name !== undefined);
  const wish = wishOf(open, closed, folder);
  const [verb] = wordsOf(open);
  const misread = (verb === 'call' || verb === 'fax') && wish.kind === 'none' ? verb : undefined;
  return { kind: 'start', profile, ask: { hidden: open.includes('--hidden'), wish }, misread };
}

/**
 * Electron's own command line, without what is no argument of ours.
 * @param appFolder of an unpacked run, which is named on the command line: what stands before it is for Electron
 */
export function ownArguments(argv: readonly string[], appFolder: string | undefined): readonly string[] {
  if (appFolder === undefined) return argv.slice(1);
  return argv.slice(argv.findIndex((each, at) => at > 0 && path.resolve(each) === appFolder) + 1);
}

function wishOf(open: readonly string[], closed: readonly string[], folder: string): StartWish {
  const words = wordsOf(open);
  const [verb, first] = words;
  if (verb === 'fax') return faxIn(open, closed, folder);
  if (verb === 'call')
    return words.length === 2 && first !== undefined && closed.length === 0
      ? { kind: 'call', text: first.slice(0, longestText) }
      : { kind: 'none' };
  // Behind `--` stands what a browser or a file manager handed over; in front of it only what somebody typed.
  const given = closed.length > 0 ? closed : words;
  const links = given.filter((each) => link.test(each));
  const [only] = links;
  if (links.length === 1 && only !== undefined) return { kind: 'link', link: only.slice(0, longestLink) };
  return links.length === 0 ? openedIn(given, folder) : { kind: 'none' };
}

function wordsOf(open: readonly string[]): readonly string[] {
  return open.filter((each) => !each.startsWith('-'));
}

/** Behind `--` a file may begin with a dash. */
function faxIn(open: readonly string[], closed: readonly string[], folder: string): StartWish {
  const at = open.indexOf('--to');
  const to = at === -1 ? undefined : open[at + 1];
  if (to === undefined || to.startsWith('-') || open.lastIndexOf('--to') !== at) return { kind: 'none' };
  const [, ...named] = open.filter((each, place) => !each.startsWith('-') && place !== at + 1);
  const files = readPaths([...named, ...closed], folder);
  return files === undefined ? { kind: 'none' } : { kind: 'fax', to: to.slice(0, longestText), files };
}

/** "Open with": nothing but files, each of a kind that can be faxed. */
function openedIn(given: readonly string[], folder: string): StartWish {
  if (!given.every(hasFaxExtension)) return { kind: 'none' };
  const files = readPaths(given, folder);
  return files === undefined ? { kind: 'none' } : { kind: 'fax', to: undefined, files };
}

const wish: z.ZodType<StartWish> = z.union([
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('link'), link: z.string().max(longestLink).regex(link) }),
  z.strictObject({ kind: z.literal('call'), text: z.string().max(longestText) }),
  z.strictObject({
    kind: z.literal('fax'),
    to: z.string().max(longestText).or(z.undefined()),
    files: z.array(z.string().max(longestGivenPath).refine(isAbsolutePath)).min(1).max(mostGivenPaths),
  }),
]);

/** What a second start hands to the first one. Any program of the same person can send it. */
const secondStart = z.strictObject({ hidden: z.boolean(), wish });

/** Undefined for anything but our own message; the first instance then only shows its window. */
export function readSecondStart(value: unknown): StartAsk | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined;
  return secondStart.safeParse(value).data;
}
