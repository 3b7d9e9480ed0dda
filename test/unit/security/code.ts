import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { buildApp } from '../../../scripts/lib/build-app.ts';

export const root = path.join(import.meta.dirname, '..', '..', '..');

/** One file of code, parsed. */
export type Code = { readonly name: string; readonly text: string; readonly tree: ts.SourceFile };

/** Names below a folder, with `/`, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

export function readText(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

const parsed = new Map<string, Code>();

export function parse(name: string): Code {
  const known = parsed.get(name);
  if (known) return known;
  const text = readText(name);
  const code = { name, text, tree: ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) };
  parsed.set(name, code);
  return code;
}

export function parseText(text: string): Code {
  return {
    name: 'planted.tsx',
    text,
    tree: ts.createSourceFile('planted.tsx', text, ts.ScriptTarget.Latest, true),
  };
}

/** Our own sources of these rooms. */
export function sources(...rooms: readonly string[]): readonly Code[] {
  return rooms.flatMap((room) =>
    filesBelow(`src/${room}`)
      .filter((name) => /\.tsx?$/.test(name))
      .map(parse),
  );
}

/** What `npm run build` makes, built anew when it is not from these sources. */
export async function builtFiles(): Promise<readonly string[]> {
  await buildApp();
  return filesBelow('out').filter((name) => !path.basename(name).startsWith('.built'));
}

/** Every node for which `pick` answers something, in order. */
export function find<Found>(code: Code, pick: (node: ts.Node) => Found | undefined): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const one = pick(node);
    if (one !== undefined) found.push(one);
    ts.forEachChild(node, visit);
  };
  visit(code.tree);
  return found;
}

/** `file:line: text of the node`, for messages a person can follow. */
export function place(code: Code, node: ts.Node): string {
  const { line } = code.tree.getLineAndCharacterOfPosition(node.getStart(code.tree));
  return `${code.name}:${line + 1}: ${node.getText(code.tree).slice(0, 100)}`;
}

/** The callee's text of a call or construction, e.g. `document.write`; undefined for long chains, which name nothing. */
export function calleeOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const { expression } = node;
  return expression.end - expression.pos < 200 ? expression.getText() : undefined;
}

export function stringsOf(code: Code): readonly string[] {
  return find(code, (node) =>
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
      ? node.text
      : undefined,
  );
}
