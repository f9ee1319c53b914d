import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Card } from './Card.tsx';
import { Cell } from './Cell.tsx';

interface ComplaintLinksProps {
  readonly communityId: string;
  readonly title: string;
  /** Beside reporting: what all neighbours reported, or what the reader did. */
  readonly list: 'public' | 'mine';
}

/** The ways to complaints: report one, and see what becomes of them. */
export function ComplaintLinks({ communityId, title, list }: ComplaintLinksProps) {
  return (
    <Card title={title}>
      <Cell
        title="报诉求"
        hint="拍张照片、说几个字；谁在办、什么时候办好，一直看得到"
        onPress={() => openPage(paths.fileComplaint(communityId))}
      />
      {list === 'public' ? (
        <Cell
          title="小区诉求"
          hint="邻居反映的事谁在办、办了几天、有没有超时"
          onPress={() => openPage(paths.publicComplaints(communityId))}
        />
      ) : (
        <Cell
          title="我的诉求"
          hint="办到哪一步了，解决没有您说了算"
          onPress={() => openPage(paths.myComplaints(communityId))}
        />
      )}
    </Card>
  );
}
