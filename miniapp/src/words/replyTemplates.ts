/** What a text at the desk is for. */
export type ReplyKind =
  | 'accept'
  | 'reject'
  | 'merge'
  | 'assign'
  | 'return'
  | 'start'
  | 'requestExtension'
  | 'decideExtension'
  | 'done'
  | 'escalate'
  | 'closeUnresolved'
  | 'said'
  | 'internal'
  | 'askFiler';

export interface ReplyTemplate {
  readonly title: string;
  /** 〔…〕 is to be filled in by whoever sends it. */
  readonly text: string;
}

/** Beginnings to be edited before they are sent; none promises a day that nobody has checked. */
export const REPLY_TEMPLATES: Readonly<Record<ReplyKind, readonly ReplyTemplate[]>> = {
  accept: [
    { title: '已收到', text: '您反映的问题已经收到，我们马上安排单位来看。' },
    { title: '先看现场', text: '已经收到，〔日期〕会有人先到现场看一看，再定谁来办。' },
  ],
  reject: [
    {
      title: '不属本次改造',
      text: '这件事不属于本次改造的内容，请联系〔单位和电话〕。您不同意的话，可以申诉。',
    },
    { title: '说不清地点', text: '从描述里看不出是什么地方、什么情况，请补充后重新反映，或者申诉。' },
  ],
  merge: [{ title: '同一件事', text: '和另一位住户反映的是同一件事，合在一起办，进展您照样看得到。' }],
  assign: [
    { title: '尽快联系', text: '请尽快到现场查看，先联系反映人再动工。' },
    { title: '紧急', text: '情况紧急，请今天先做安全处理，再修。' },
  ],
  return: [
    { title: '不归本单位', text: '经现场查看，这里归〔单位〕负责，请改派。' },
    { title: '缺条件', text: '需要先〔断水、断电、清场〕才能施工，请社区协调后再派。' },
  ],
  start: [{ title: '已到现场', text: '已经到现场看过，〔日期〕开始处理。' }],
  requestExtension: [
    { title: '等材料', text: '需要的〔材料〕正在订货，预计〔日期〕到。' },
    { title: '等天气', text: '连续下雨不能做防水，等天晴后马上施工。' },
  ],
  decideExtension: [
    { title: '同意', text: '情况属实，同意延期，请每周告诉住户一次进展。' },
    { title: '不同意', text: '不影响先做临时处理，请按原来的时限办结。' },
  ],
  done: [
    { title: '已修好', text: '已经修好并当场试过，照片附后，请您看看是不是解决了。' },
    { title: '已清理', text: '已经清理干净，以后〔怎么避免〕，请您确认。' },
  ],
  escalate: [{ title: '单位不配合', text: '多次催办没有进展，请上级督办。' }],
  closeUnresolved: [
    {
      title: '条件不允许',
      text: '因为〔结构、管线、场地〕的原因，现在没有办法做到：〔依据〕。以后条件允许会再提出。',
    },
  ],
  said: [
    { title: '进展', text: '现在的进展是：〔〕。下一步：〔〕。' },
    { title: '约时间', text: '想和您约〔日期〕上门，方便吗？' },
  ],
  internal: [{ title: '交接', text: '交接：〔情况〕，下一步找〔单位〕。' }],
  askFiler: [
    { title: '问位置', text: '请补充一下具体位置（几单元几楼、哪一面墙），或者拍一张照片。' },
    { title: '问时间', text: '请告诉我们这种情况一般在什么时间出现。' },
  ],
};

/** Whether something that was to be filled in is still open. */
export function hasGap(text: string): boolean {
  return /〔[^〕]*〕/.test(text);
}
