import { deflateSync } from 'node:zlib';
import { draw } from './letters.ts';

/** Letter, in points. */
const [width, height] = [612, 792] as const;
const margin = 54;

/** What stands on one page, line by line; the first is a heading. */
export type DrawnPage = readonly string[];

/** @param top points from the upper edge @param dot size of a dot */
function writing(line: string, top: number, dot: number): string {
  const bars = Array.from(draw(line), ({ column, row, length }) => {
    const [x, y] = [margin + column * dot, height - top - (row + length) * dot];
    return `${x.toFixed(1)} ${y.toFixed(1)} ${dot} ${(length * dot).toFixed(1)} re`;
  });
  return bars.length === 0 ? '' : `${bars.join('\n')}\nf`;
}

function drawing([heading = '', ...rest]: DrawnPage): string {
  const rule = `${margin} ${height - margin - 34} ${width - margin * 2} 1.5 re f`;
  const lines = rest.map((line, index) => writing(line, margin + 54 + index * 20, 1.2));
  return [rule, writing(heading, margin, 1.8), ...lines].join('\n');
}

/** A whole PDF with these pages, in the oldest form there is; letters are drawn, as a fax machine does. */
export function writePdf(pages: readonly DrawnPage[]): Uint8Array {
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 ${width} ${height}] >>`,
    ...pages.flatMap((page, index) => {
      const stream = deflateSync(drawing(page), { level: 1 }).toString('latin1');
      return [
        `<< /Type /Page /Parent 2 0 R /Resources << >> /Contents ${4 + index * 2} 0 R >>`,
        `<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
