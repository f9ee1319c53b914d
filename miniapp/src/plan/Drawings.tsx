import type { Plan } from '../../../shared/plan/plan.ts';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Picture } from '../platform/picture.tsx';
import { Press } from '../platform/press.tsx';
import { drawingAddress } from '../platform/drawingAddress.ts';
import { Part } from './Part.tsx';

/** The drawings as small pictures with what they show in words; pressed to see them large. */
export function Drawings({ plan }: { readonly plan: Plan }) {
  return (
    <Part id="plan-drawings" title="图纸">
      {plan.drawings.length === 0 && <Box>还没有图纸，设计完成后会放在这里。</Box>}
      {plan.drawings.map((drawing) => (
        <Press
          key={drawing.drawingId}
          className="plan__drawing"
          aria-label={`放大看：${drawing.title}`}
          onPress={() => openPage(paths.drawing(plan.communityId, drawing.drawingId))}
        >
          <Picture className="plan__thumb" src={drawingAddress(drawing.image)} alt="" />
          <Box className="plan__drawing-words">
            <Box className="plan__item-name">{drawing.title}</Box>
            <Box className="small">{drawing.description}</Box>
          </Box>
        </Press>
      ))}
    </Part>
  );
}
