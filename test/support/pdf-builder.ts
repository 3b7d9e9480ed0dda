/** One page of a built PDF. */
export type BuiltPage = {
  /** Lines in Helvetica, from the top. */
  readonly lines: readonly string[];
  /** Points; Letter unless said. */
  readonly width?: number;
  readonly height?: number;
  /** A grey ramp below the text, as a photograph would have. */
  readonly picture?: boolean;
  /** Degrees clockwise, as the file itself says it. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Operators drawn before everything else. */
  readonly more?: string;
};

type More = {
  /** More entries of the catalogue, e.g. an action that would run when it is opened. */
  readonly catalogue?: string;
  readonly trailer?: string;
};

/** A small PDF 1.4 as bytes, made by hand so that tests know every one of them. */
export function pdfOf(pages: readonly BuiltPage[], { catalogue = '', trailer = '' }: More = {}): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  objects.push(`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
  objects.push(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, page] of pages.entries()) {
    const { width = 612, height = 792, rotate = 0 } = page;
    const content = contentOf(page, height);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return new TextEncoder().encode(assembled(objects, trailer));
}

/** So many pages, each with its number in large. */
export function numberedPdf(count: number): Uint8Array {
  return pdfOf(Array.from({ length: count }, (_, at) => ({ lines: [`Page ${at + 1} of ${count}`] })));
}

function contentOf({ lines, picture = false, more = '' }: BuiltPage, height: number): string {
  const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -28 Td`).join(' ');
  const ramp = Array.from({ length: 32 }, (_, at) => `${at / 31} g ${72 + at * 14} 120 14 240 re f`).join(
    ' ',
  );
  const before = more === '' ? '' : `${more}\n`;
  return `${before}0 g BT /F1 22 Tf 72 ${height - 96} Td ${text} ET${picture ? ` ${ramp}` : ''}`;
}

function assembled(objects: readonly string[], trailer: string): string {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return (
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  );
}
