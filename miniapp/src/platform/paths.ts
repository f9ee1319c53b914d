/** The address of every page inside the app, so that no page spells another's path. */
export const paths = {
  home: () => '/home/index',
  rounds: () => '/rounds/index',
  me: () => '/me/index',
  privacy: () => '/me/privacy',
  bind: () => '/me/bind',
  settings: () => '/me/settings',
  messages: () => '/me/messages',
  plan: (communityId: string) => `/plan/index?communityId=${encodeURIComponent(communityId)}`,
  notice: (communityId: string) => `/plan/notice?communityId=${encodeURIComponent(communityId)}`,
  planVersions: (communityId: string) => `/plan/versions?communityId=${encodeURIComponent(communityId)}`,
  stageBoard: () => '/stage/board',
  stageRecords: (communityId: string) => `/stage/records?communityId=${encodeURIComponent(communityId)}`,
  drawing: (communityId: string, drawingId: string) =>
    `/plan/drawing?communityId=${encodeURIComponent(communityId)}&drawingId=${encodeURIComponent(drawingId)}`,
  ballot: (roundId: string) => roundPage('ballot', roundId),
  review: (roundId: string) => roundPage('review', roundId),
  /** `seq` names one act of the household; without it the newest is shown. */
  receipt: (roundId: string, seq?: number) =>
    `${roundPage('receipt', roundId)}${seq === undefined ? '' : `&seq=${seq}`}`,
  participation: (roundId: string) => roundPage('participation', roundId),
  result: (roundId: string) => roundPage('result', roundId),
  mine: (roundId: string) => roundPage('mine', roundId),
  choices: (roundId: string) => roundPage('choices', roundId),
  /** For households without an account: by the code of a printed slip. */
  disputeByCode: () => '/round/dispute',
  /** 业主表决 has pages of its own; no solicitation's words stand on them. */
  vote: (roundId: string) => votePage('index', roundId),
  voteResult: (roundId: string) => votePage('result', roundId),
  voteRooms: (roundId: string) => votePage('rooms', roundId),
  voteKit: (roundId: string) => votePage('kit', roundId),
  /** `unitId` says which matters are put to this door. */
  enterVote: (roundId: string, householdId: string, unitId: string) =>
    `${votePage('enter', roundId)}&householdId=${encodeURIComponent(householdId)}&unitId=${encodeURIComponent(unitId)}`,
  owners: (communityId: string) => `/vote/owners?communityId=${encodeURIComponent(communityId)}`,
  committee: (communityId: string) => `/committee/index?communityId=${encodeURIComponent(communityId)}`,
  speak: (communityId: string) => `/speak/index?communityId=${encodeURIComponent(communityId)}`,
  fileComplaint: (communityId: string) => complaintPage('file', { communityId }),
  /** The page that says what happens next, after filing. */
  filedComplaint: (complaintId: string) => complaintPage('filed', { complaintId }),
  myComplaints: (communityId: string) => complaintPage('mine', { communityId }),
  complaint: (complaintId: string) => complaintPage('one', { complaintId }),
  publicComplaints: (communityId: string) => complaintPage('public', { communityId }),
  /** The desk's queue; `view` as its own address writes it (filters, a figure of the rates). */
  desk: (view: Readonly<Record<string, string>> = {}) => deskPage('index', view),
  deskCase: (complaintId: string) => deskPage('case', { complaintId }),
  deskFile: () => '/desk/file',
  deskMine: () => '/desk/mine',
  deskPlaces: () => '/desk/places',
  deskRates: () => '/desk/rates',
  /** Covers faces and plates before others see a photograph. */
  coverPhoto: (evidenceId: string) => `/photo/cover?evidenceId=${encodeURIComponent(evidenceId)}`,
  opinion: (opinionId: string) => `/opinion/thread?opinionId=${encodeURIComponent(opinionId)}`,
  publishedOpinions: (communityId: string) =>
    `/opinion/published?communityId=${encodeURIComponent(communityId)}`,
  opinionWork: () => '/opinion/index',
  opinionGroups: () => '/opinion/groups',
  supervise: (communityId: string) => `/supervise/index?communityId=${encodeURIComponent(communityId)}`,
  /** `seq` names an entry to be looked up at once. */
  ledger: (log: string, seq?: number) =>
    `/supervise/ledger?log=${encodeURIComponent(log)}${seq === undefined ? '' : `&seq=${seq}`}`,
  worker: () => '/worker/index',
  flags: () => '/worker/flags',
  forms: (roundId: string) => `/worker/forms?roundId=${encodeURIComponent(roundId)}`,
  doors: (roundId: string) => `/worker/doors?roundId=${encodeURIComponent(roundId)}`,
  bindings: (communityId: string) => `/worker/bindings?communityId=${encodeURIComponent(communityId)}`,
  admin: () => '/admin/index',
  adminRound: (roundId: string) => `/admin/round?roundId=${encodeURIComponent(roundId)}`,
  adminCases: (roundId: string) => `/admin/cases?roundId=${encodeURIComponent(roundId)}`,
  adminDispute: (disputeId: string) => `/admin/dispute?disputeId=${encodeURIComponent(disputeId)}`,
  adminRoll: (communityId: string) => `/admin/roll?communityId=${encodeURIComponent(communityId)}`,
  adminFirms: (communityId: string) => `/admin/firms?communityId=${encodeURIComponent(communityId)}`,
  builder: (communityId: string) => `/builder/index?communityId=${encodeURIComponent(communityId)}`,
  draft: (roundId: string) => `/builder/edit?roundId=${encodeURIComponent(roundId)}`,
  adminStage: (communityId: string) => `/admin/stage?communityId=${encodeURIComponent(communityId)}`,
  bureau: () => '/bureau/index',
  satisfaction: (communityId: string) =>
    `/bureau/satisfaction?communityId=${encodeURIComponent(communityId)}`,
  audit: () => '/bureau/audit',
  slips: (communityId: string) => `/worker/slips?communityId=${encodeURIComponent(communityId)}`,
  documents: () => '/documents/index',
  document: (documentId: string) => `/documents/document?documentId=${encodeURIComponent(documentId)}`,
  stories: () => '/stories/index',
} as const;

function complaintPage(page: string, named: Readonly<Record<string, string>>): string {
  const parts = Object.entries(named).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/complaint/${page}?${parts.join('&')}`;
}

function deskPage(page: string, named: Readonly<Record<string, string>>): string {
  const parts = Object.entries(named)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? `/desk/${page}` : `/desk/${page}?${parts.join('&')}`;
}

function votePage(page: string, roundId: string): string {
  return `/vote/${page}?roundId=${encodeURIComponent(roundId)}`;
}

function roundPage(page: string, roundId: string): string {
  return `/round/${page}?roundId=${encodeURIComponent(roundId)}`;
}
