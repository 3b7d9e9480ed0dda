// The text that is put into every page before its own scripts: one for the preload's world, one for the page's.
import { readFileSync } from 'node:fs';
import * as codecParts from '../codec.ts';
import { WorldBridge } from './bridge.ts';
import * as isolatedParts from './isolated-world.ts';
import type { WorldConfig } from './isolated-world.ts';
import * as mainParts from './main-world.ts';

function textOf(...modules: readonly object[]): string {
  return modules.flatMap((module) => Object.values(module).map(String)).join('\n');
}

const mainText = textOf({ WorldBridge }, mainParts);
const isolatedText = textOf({ WorldBridge }, codecParts, isolatedParts);

const pageCodec = `makeCodec({
  toBase64: (bytes) => bytes.toBase64(),
  fromBase64: (text) => Uint8Array.fromBase64(text),
  stringOut: (text) => text,
  stringIn: (text) => text,
})`;

/** The two worlds find each other by a random name. */
export function injectedTexts(config: WorldConfig, name: string): { main: string; isolated: string } {
  const preload = config.preloadPath ? wrapPreload(sourceOf(config.preloadPath)) : 'null';
  const settings = JSON.stringify(config);
  return {
    main: `(() => {${mainText}\nmainWorld(new WorldBridge('${name}m', '${name}i'), ${JSON.stringify(config.guardKey)});})()`,
    isolated: `(() => {${isolatedText}\nisolatedWorld(new WorldBridge('${name}i', '${name}m'), ${pageCodec}, ${settings}, ${preload});
})()\n//# sourceURL=stand-in-preload.js`,
  };
}

/** A file that cannot be read is the preload's own failure, told as `preload-error`. */
function sourceOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return `throw new Error(${JSON.stringify(String(error))})`;
  }
}

/** The arguments that Electron gives to a sandboxed preload. */
function wrapPreload(source: string): string {
  const names = 'require, module, exports, process, global, Buffer, setImmediate, clearImmediate';
  return `function (${names}) {${source}\n}`;
}
