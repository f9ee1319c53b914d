import { useState } from 'react';
import type { CoverArea } from '../../../shared/evidence/coverArea.ts';
import type { PhotoCovering } from '../../../shared/evidence/evidenceApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import { photoAddress } from '../platform/photoAddress.ts';
import { Picture } from '../platform/picture.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { AreaEditor } from './AreaEditor.tsx';

interface CoverFormProps {
  readonly photo: PhotoCovering;
  readonly onDone: (photo: PhotoCovering) => void;
}

/** What others see of a photograph now, and the decision on it; each can be taken back. */
export function CoverForm({ photo, onDone }: CoverFormProps) {
  const { evidenceId, areas: saved, covered } = photo;
  const [areas, setAreas] = useState<readonly CoverArea[]>(saved ?? []);
  const [asking, setAsking] = useState(false);
  const { busy, refusal, act } = useAct<PhotoCovering>((changed) => {
    setAsking(false);
    onDone(changed);
  });
  const params = { evidenceId };
  const cover = (): Promise<boolean> =>
    act(
      () => call('POST /evidence/:evidenceId/cover', { params, body: { areas, seen: photo.coveredAt } }),
      '已保存，其他居民现在看到遮挡后的照片。',
    );
  const uncover = (): Promise<boolean> =>
    act(() => call('DELETE /evidence/:evidenceId/cover', { params }), '已撤回，其他居民现在看不到这张照片。');
  const isSaved = !photo.risky && saved !== null && JSON.stringify(saved) === JSON.stringify(areas);
  return (
    <Box className="stack">
      {photo.risky && (
        <Banner tone="warn" title="内容检查认为这张照片不适合公开。">
          看过觉得可以公开，请重新保存一次；不适合就不要保存。保存以前其他居民看不到它。
        </Banner>
      )}
      <StandingBanner areas={saved} />
      <Card title="框出人脸和车牌">
        <AreaEditor src={photoAddress(photo.fullUrl)} areas={areas} onChange={setAreas} />
      </Card>
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      {areas.length > 0 ? (
        <Button kind="primary" busy={busy} disabled={isSaved} onPress={() => void cover()}>
          {isSaved ? `这 ${areas.length} 处已经遮好` : `遮住这 ${areas.length} 处，其他居民可以看`}
        </Button>
      ) : (
        saved?.length !== 0 && (
          <>
            <Button onPress={() => setAsking(true)}>没有人脸和车牌，可以公开</Button>
            <Sheet
              open={asking}
              inline
              title="照片原样给其他居民看吗？"
              confirm="看过了，没有人脸和车牌"
              busy={busy}
              onConfirm={() => void cover()}
              onCancel={() => setAsking(false)}
            >
              本小区的其他居民会看到整张照片。以后还可以再遮，也可以撤回。
            </Sheet>
          </>
        )
      )}
      {covered !== null && (
        <Card title="其他居民看到的样子">
          <Box className="stack">
            <Picture src={photoAddress(covered.fullUrl)} alt="遮挡后的照片" />
            <Button busy={busy} onPress={() => void uncover()}>
              撤回，先不给其他居民看
            </Button>
          </Box>
        </Card>
      )}
      <Box className="small">
        原来的照片只有上传的人和办理的工作人员能看；遮住的部分在遮挡后的照片里不存在，无法还原。每次决定都记入审计日志。
      </Box>
    </Box>
  );
}

function StandingBanner({ areas }: { readonly areas: PhotoCovering['areas'] }) {
  if (areas === null) return <Banner tone="warn" title="还没有人看过这张照片，其他居民看不到它。" />;
  return (
    <Banner
      tone="good"
      title={
        areas.length === 0
          ? '已确认没有人脸和车牌，其他居民看到整张照片。'
          : `已遮住 ${areas.length} 处，其他居民只看到遮挡后的照片。`
      }
    />
  );
}
