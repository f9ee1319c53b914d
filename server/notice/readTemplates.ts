import { MESSAGE_TEMPLATES } from '../../shared/notice/notice.ts';
import type { Templates } from './wechatSender.ts';

const ONE = /^(\w+)=([\w-]+):(\w+),(\w+),(\w+)$/;

/** Reads `household=<id>:<what>,<about>,<when>;progress=…`, the form that the settings demand; none is no template. */
export function readTemplates(written: string | undefined): Templates {
  const templates = (written ?? '').split(';').flatMap((one) => {
    const [, name, templateId = '', what = '', about = '', when = ''] = ONE.exec(one) ?? [];
    const template = MESSAGE_TEMPLATES.find((known) => known === name);
    return template === undefined
      ? []
      : [[template, { templateId, fields: [what, about, when] as const }] as const];
  });
  return Object.fromEntries(templates);
}
