import { clockActDue } from '../../shared/complaint/clockAct.ts';
import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { addEntries, type Decision } from './addEntries.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { hidesFiling, type ComplaintParts } from './complaintParts.ts';

export type ClockParts = Pick<ComplaintParts, 'complaints' | 'calendar' | 'clock'>;

const BATCH = 50;

/**
 * Does everything that the clock owes by now: reminders of missed deadlines, 督办, 到期未评. Any number of instances may
 * do this at once: each act is decided on the complaint as it is written. What goes wrong with one complaint is told and
 * keeps no other from its turn.
 */
export async function actOnDue(parts: ClockParts, onError: (error: unknown) => void): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = await parts.complaints.dueBy(parts.clock.now(), BATCH + failed.size);
    const waiting = due.filter(({ _id }) => !failed.has(_id));
    if (waiting.length === 0) return;
    for (const complaint of waiting) {
      try {
        await act(parts, complaint);
      } catch (error) {
        failed.add(complaint._id);
        onError(error);
      }
    }
  }
}

/**
 * Works the deadlines that rest on a year without a notice out again; the calendar may know it by now. What goes wrong
 * with one complaint is told and keeps no other from its turn.
 */
export async function rederiveProvisional(
  parts: ClockParts,
  onError: (error: unknown) => void,
): Promise<void> {
  for await (const complaint of parts.complaints.provisional()) {
    try {
      await rederive(parts, complaint);
    } catch (error) {
      onError(error);
    }
  }
}

async function act(parts: ClockParts, { _id, version }: ComplaintRecord): Promise<void> {
  const acted = await addEntries(
    parts,
    () => parts.complaints.find(_id),
    ({ terms, entries }, at): Decision => {
      const due = clockActDue(foldComplaint(terms, entries, parts.calendar), terms, parts.calendar, at);
      return due === undefined ? 'there' : [{ ...due, by: 'clock' }];
    },
  );
  if (isRefusal(acted)) throw new Error(`The clock could not act on ${_id}: ${acted.refused}.`);
  // By the calendar of today nothing is due yet.
  if (acted.version === version) await rederive(parts, acted);
}

/** Nobody's write: the same entries under the calendar of today. */
async function rederive({ complaints, calendar }: ClockParts, complaint: ComplaintRecord): Promise<void> {
  const folded = foldComplaint(complaint.terms, complaint.entries, calendar);
  await complaints.rederive(complaint, { folded, isHidden: hidesFiling(complaint.entries, folded) });
}
