// Images as the bytes they were made of. Nothing is decoded except a PNG's size.
import { existsSync, readFileSync } from 'node:fs';
import { as, loud, loudClass } from '../loud.ts';
import { remember } from '../remember.ts';

const pngSignature = 0x89504e47;

class NativeImage {
  readonly #bytes: Buffer;
  readonly #size: Electron.Size;
  #template = false;

  constructor(bytes: Buffer, size?: Electron.Size) {
    this.#bytes = bytes;
    this.#size = size ?? sizeOf(bytes);
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  getSize(): Electron.Size {
    return { ...this.#size };
  }

  getAspectRatio(): number {
    return this.#size.height === 0 ? 1 : this.#size.width / this.#size.height;
  }

  toPNG(): Buffer {
    return this.#bytes;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`;
  }

  setTemplateImage(template: boolean): void {
    this.#template = template;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }

  /** The nominal size changes, the pixels do not. */
  resize({ width, height }: Electron.ResizeOptions): Electron.NativeImage {
    const ratio = this.getAspectRatio();
    const size = {
      width: width ?? Math.round((height ?? 0) * ratio),
      height: height ?? Math.round((width ?? 0) / ratio),
    };
    return createNativeImage(this.#bytes, size);
  }
}
remember<Electron.NativeImage>(NativeImage.prototype, ['addRepresentation']);
loudClass('NativeImage', NativeImage);

function sizeOf(bytes: Buffer): Electron.Size {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== pngSignature) return { width: 0, height: 0 };
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

export function createNativeImage(bytes: Buffer, size?: Electron.Size): Electron.NativeImage {
  return as<Electron.NativeImage>(new NativeImage(bytes, size));
}

export const nativeImage = loud('nativeImage', {
  createEmpty: () => createNativeImage(Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => createNativeImage(Buffer.from(buffer)),
  createFromDataURL: (url: string) =>
    createNativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
  /** As in Electron, a missing file gives an empty image. */
  createFromPath: (path: string) =>
    createNativeImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
});
