import { fileAddress } from './apiAddress.ts';

/** Where the picture comes from: inside the plan itself (`data:`), or a path on the API's server. */
export function drawingAddress(image: string): string {
  return image.startsWith('/') ? fileAddress(image) : image;
}
