/** What was done, in words; an act that a newer server knows is shown as it is called there. */
const ACTS: Readonly<Record<string, string>> = {
  'doors.view': '查看各户征集情况',
  'bindings.view': '查看绑定申请',
  'binding.approve': '通过绑定申请',
  'binding.reject': '驳回绑定申请',
  'response.enter': '替住户登记答复',
  'visit.record': '登记上门',
  'round.open': '开始征集',
  'round.close': '截止征集',
  'round.finalise': '结果定稿',
  'stage.move': '变更阶段',
  'audit.view': '查看审计日志',
};

/** `通过绑定申请`. */
export function auditActText(act: string): string {
  return ACTS[act] ?? act;
}
