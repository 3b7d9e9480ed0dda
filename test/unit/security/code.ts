import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { buildApp } from '../../../scripts/lib/build-app.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

/** One file of code, parsed. */
export type Code = { readonly name: string; readonly text: string; readonly tree: ts.SourceFile };

/** Names below a folder, with `/`, sorted. */
function filesBelow(folder: string): readonly string[] {
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

/** The kinds of nodes that rules look at; the rest of a tree is walked once and forgotten. */
const lookedAt = new Set([
  ...[ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression, ts.SyntaxKind.ImportDeclaration],
  ...[
    ts.SyntaxKind.PropertyAssignment,
    ts.SyntaxKind.ShorthandPropertyAssignment,
    ts.SyntaxKind.BinaryExpression,
  ],
  ...[
    ts.SyntaxKind.PropertyAccessExpression,
    ts.SyntaxKind.VariableDeclaration,
    ts.SyntaxKind.TypeAliasDeclaration,
  ],
  ...[ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral, ts.SyntaxKind.TemplateHead],
  ...[ts.SyntaxKind.TemplateMiddle, ts.SyntaxKind.TemplateTail, ts.SyntaxKind.JsxAttribute],
  ...[ts.SyntaxKind.JsxOpeningElement, ts.SyntaxKind.JsxSelfClosingElement],
]);

const walked = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

function nodesOf({ tree }: Code): readonly ts.Node[] {
  const known = walked.get(tree);
  if (known) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (lookedAt.has(node.kind)) nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  walked.set(tree, nodes);
  return nodes;
}

/** Every node for which `pick` answers something, in order. */
export function find<Found>(code: Code, pick: (node: ts.Node) => Found | undefined): readonly Found[] {
  return nodesOf(code)
    .map(pick)
    .filter((found) => found !== undefined);
}

/** `file:line: text of the node`, for messages a person can follow. */
export function place(code: Code, node: ts.Node): string {
  const { line } = code.tree.getLineAndCharacterOfPosition(node.getStart(code.tree));
  return `${code.name}:${line + 1}: ${node.getText(code.tree).slice(0, 100)}`;
}

const callees = new WeakMap<ts.Node, string>();

/** The callee's text of a call or construction, e.g. `document.write`; long chains name nothing. */
export function calleeOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const { expression } = node;
  const text = callees.get(node) ?? (expression.end - expression.pos < 200 ? expression.getText() : '');
  callees.set(node, text);
  return text;
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
