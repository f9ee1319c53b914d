/** Where the entry that opened a case stands. */
interface CasePlace {
  readonly log: string;
  readonly seq: number;
}

/** The id of a case in paths, links and replies, without a letter that a link would escape: community and first entry. */
export function caseIdOf(log: string, seq: number): string {
  return `${log}~${seq}`;
}

/** Reads such an id; undefined for a text of another shape. */
export function readCaseId(caseId: string): CasePlace | undefined {
  const [, log, seq] = /^(.+)~(0|[1-9]\d{0,8})$/.exec(caseId) ?? [];
  return log === undefined ? undefined : { log, seq: Number(seq) };
}
