type Part = () => Promise<string>;

// Fonts that a file may name without bringing them, and tables of Asian scripts. As modules they come by the way
// that scripts come: the page policy leaves no other.
const fonts: Readonly<Record<string, Part | undefined>> = import.meta.glob<string>(
  '../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  { query: '?url&inline', import: 'default', exhaustive: true },
);
const scripts: Readonly<Record<string, Part | undefined>> = import.meta.glob<string>(
  '../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
  { query: '?url&inline', import: 'default', exhaustive: true },
);

type Wanted = { readonly kind: string; readonly filename: string };

/** Hands the PDF reader its own files; it has no network. */
export class PdfParts {
  async fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts';
    const parts = kind === 'cMapUrl' ? scripts : fonts;
    const load = parts[`../../../../node_modules/pdfjs-dist/${folder}/${filename}`];
    if (load === undefined) throw new Error(`The PDF reader has no ${filename}.`);
    const address = await load();
    return bytesOf(address.slice(address.indexOf(',') + 1));
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
