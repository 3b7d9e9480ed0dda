/** Letter, in points. */
const [width, height] = [612, 792] as const;

/** What stands on one page, line by line; the first is a heading. */
export type DrawnPage = readonly string[];

/** Text in a PDF's own alphabet; what it lacks becomes a question mark. */
const written = (line: string): string =>
  `(${line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').replace(/[\\()]/g, '\\$&')})`;

function drawing(lines: DrawnPage): string {
  const [heading = '', ...rest] = lines;
  const text = [
    `BT /F1 22 Tf 72 ${height - 96} Td ${written(heading)} Tj ET`,
    ...rest.map((line, index) => `BT /F1 12 Tf 72 ${height - 136 - index * 18} Td ${written(line)} Tj ET`),
  ];
  return [`72 ${height - 108} m ${width - 72} ${height - 108} l S`, ...text].join('\n');
}

/** A whole PDF with these pages, in the oldest form there is. */
export function writePdf(pages: readonly DrawnPage[]): Uint8Array {
  const font = 3 + pages.length * 2;
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${width} ${height}] >>`,
    ...pages.flatMap((page, index) => {
      const stream = drawing(page);
      const resources = `<< /Font << /F1 ${font} 0 R >> >>`;
      return [
        `<< /Type /Page /Parent 2 0 R /Resources ${resources} /Contents ${4 + index * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
