/**
 * Extensions that the platform's fax service takes, in lower case. Source: the platform's guide "Sending faxes",
 * accepted file types.
 */
export const faxExtensions = [
  ...['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'gif', 'bmp', 'pcx', 'tga', 'psd'],
  ...['doc', 'docx', 'dot', 'mcw', 'rtf', 'wri', 'wps', 'pub', 'awd'],
  ...['xls', 'xlsx', 'xlsb', 'csv', 'wk1', 'wk3', 'wk4', 'wq1', 'ppt', 'pptx', 'vsd', 'vdx'],
  ...['txt', 'log', 'h', 'cpp', 'c', 'err', 'hpp', 'xml', 'html', 'htm'],
] as const;

/** In lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at + 1).toLowerCase();
}

export function hasFaxExtension(name: string): boolean {
  return faxExtensions.some((one) => one === extensionOf(name));
}
