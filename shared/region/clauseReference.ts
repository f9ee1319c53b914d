/** Where a figure, a name or a rule is written: the document as it is cited, and the clause inside it. */
export interface ClauseReference {
  readonly document: string;
  readonly clause: string;
}
