import { useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { VerbForm } from './VerbForm.tsx';
import { DESK_VERBS, VERB_PLANS, type DeskVerb } from './verbPlans.ts';

interface VerbPanelProps {
  readonly complaint: ComplaintView;
  readonly onDone: (complaint: ComplaintView) => void;
  readonly onSending: (sending: boolean) => void;
}

/** What the person may do now, the next step first and large; each opens its form in the page. */
export function VerbPanel({ complaint, onDone, onSending }: VerbPanelProps) {
  const [open, setOpen] = useState<DeskVerb>();
  const asBureau = useAccount((store) => hasRole(store.account, 'districtBureau'));
  const verbs = DESK_VERBS.filter((verb) => complaint.may.includes(verb));
  const shown = verbs.find((verb) => verb === open);
  if (verbs.length === 0) return null;
  return (
    <Card title="现在可以办" id="desk-acts">
      {shown === undefined ? (
        <Box className="stack">
          {verbs.map((verb, index) => (
            <Button
              key={verb}
              id={`act-${verb}`}
              kind={index === 0 ? 'primary' : VERB_PLANS[verb].danger === true ? 'danger' : 'secondary'}
              onPress={() => setOpen(verb)}
            >
              {VERB_PLANS[verb].label}
            </Button>
          ))}
        </Box>
      ) : (
        <VerbForm
          key={shown}
          complaint={complaint}
          verb={shown}
          asBureau={asBureau}
          onClose={() => setOpen(undefined)}
          onSending={onSending}
          onDone={(next) => {
            setOpen(undefined);
            onDone(next);
            focusOn('main');
          }}
        />
      )}
    </Card>
  );
}
