/** Of a page of text on Letter paper: 80 columns and 60 lines in 10 characters to the inch. */
export const textPage = { columns: 80, lines: 60 } as const;
const tabStop = 8;

/** What a file of plain text says: by its byte order mark, else UTF-8, else the old Western one. */
export function textIn(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The lines of each page: long ones are broken, at a space where there is one; a form feed begins a page. */
export function pagesOfText(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n?\f$/, '')
    .split('\f')
    .flatMap((part) => {
      const lines = part.replace(/\n$/, '').split('\n').flatMap(brokenLine);
      const count = Math.max(1, Math.ceil(lines.length / textPage.lines));
      return Array.from({ length: count }, (_, at) =>
        lines.slice(at * textPage.lines, (at + 1) * textPage.lines),
      );
    });
}

function brokenLine(line: string): readonly string[] {
  const rest = Array.from(withoutTabs(line));
  const lines: string[] = [];
  while (rest.length > textPage.columns) {
    const space = rest.lastIndexOf(' ', textPage.columns);
    const end = space > 0 ? space : textPage.columns;
    lines.push(rest.splice(0, end).join(''));
    if (rest[0] === ' ') rest.shift();
  }
  return [...lines, rest.join('')];
}

function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line;
  return line
    .split('\t')
    .reduce((before, part) => before + ' '.repeat(tabStop - (before.length % tabStop)) + part);
}
