import type { StageTemplate } from '../../shared/plan/stageTemplate.ts';
import { stageTemplates } from '../documents/stageTemplates.ts';

/** The document's timetable that a community follows; throws on an id that no document has. */
export function demoTemplate(templateId: string): StageTemplate {
  const template = stageTemplates.find((each) => each.templateId === templateId);
  if (template === undefined) throw new Error(`no stage template ${templateId}`);
  return template;
}
