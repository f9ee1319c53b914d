/** A file of a web page, as the browser hands it over. */
export interface PageFile {
  readonly size: number;
  readonly type: string;
}

/** A chosen photograph on this device: a file of the page, or a path of the phone. */
export type PhotoContent =
  { readonly kind: 'page'; readonly file: PageFile } | { readonly kind: 'phone'; readonly path: string };

declare const URL: { createObjectURL(file: object): string; revokeObjectURL(address: string): void };

/** Where the photograph can be seen before it is uploaded. */
export function previewOf(content: PhotoContent): string {
  return content.kind === 'page' ? URL.createObjectURL(content.file) : content.path;
}

/** Lets the device forget a preview. */
export function forgetPreview(preview: string): void {
  if (preview.startsWith('blob:')) URL.revokeObjectURL(preview);
}
