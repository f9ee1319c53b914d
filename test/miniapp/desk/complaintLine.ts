import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';

/** A complaint as the desk lists it; `part` says what matters to the test. */
export function complaintLine(part: Partial<ComplaintLine> = {}): ComplaintLine {
  return {
    complaintId: 'c1',
    number: '2031-0001',
    communityId: 'demo-01',
    communityName: '示范一小区',
    category: 'leak',
    place: { kind: 'building', buildingId: 'demo-01-b1' },
    placeWords: '1号楼',
    urgency: 'usual',
    isPrivate: false,
    text: '楼道顶漏水',
    state: 'submitted',
    holderWords: '社区受理',
    filedAt: '2031-05-06T02:00:00.000Z',
    days: 1,
    stage: 'build',
    followers: 0,
    reopenings: 0,
    clock: null,
    thumbUrl: null,
    mine: false,
    following: false,
    version: 1,
    ...part,
  };
}
