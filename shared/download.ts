/** Marks the reply of a route that answers with a file instead of JSON; refusals stay JSON. */
export interface Download {
  readonly download: 'application/pdf' | 'image' | 'file';
}
