/**
 * Every reason for which a request can be refused: its HTTP status and the one Chinese sentence that server and
 * screens both show. A refusal is an expected outcome and therefore a value, never an exception.
 */
export const REFUSALS = {
  'request/bad-json': [400, '提交的内容不是有效的 JSON。'],
  'request/duplicate-key': [400, '提交的内容里有重复的字段。'],
  'request/invalid-utf8': [400, '提交的文字编码不正确，请使用 UTF-8。'],
  'request/invalid-field': [400, '有内容填写得不对，请按提示修改。'],
  'request/bad-path': [400, '网址格式不正确。'],
  'request/not-found': [404, '没有找到您要的内容。'],
  'request/method-not-allowed': [405, '这个网址不支持这样的操作。'],
  'request/too-large': [413, '提交的内容太大了。'],
  'request/unsupported-type': [415, '请以 JSON 格式提交。'],
  'request/too-many': [429, '操作太频繁，请稍候再试。'],
  'request/timeout': [408, '等待时间太长，请重试。'],
  'server/fault': [500, '系统出错了，您已登记的答复不受影响，请稍后再试。'],
  'server/unavailable': [503, '系统正在恢复，请稍后再试。'],

  'session/not-signed-in': [401, '请先登录。'],
  'session/not-valid': [401, '登录已失效，请重新登录。'],
  'session/wrong-password': [401, '用户名或密码不对。'],
  'session/wrong-code': [401, '微信登录没有成功，请重试。'],
  'session/wechat-unavailable': [503, '微信登录暂时不可用，请稍后再试，或联系社区工作人员。'],
  'session/wechat-blocked': [403, '该微信账号被平台限制登录，请联系社区工作人员。'],
  'identity/role-may-not': [403, '您的身份不能进行这项操作。'],
  'identity/not-found': [404, '没有找到您要的内容。'],

  'binding/code-unknown': [409, '绑定码不对或已失效，请核对纸条或联系社区工作人员。'],
  'binding/already-bound': [409, '您已经绑定了这一户。'],
  'binding/not-pending': [409, '这条绑定申请已经处理过了。'],
  'binding/own-household': [409, '不能审核自己家的绑定申请。'],

  'round/not-open': [409, '征集还没有开始。'],
  'round/closed': [409, '征集已经截止。'],
  'round/not-closed': [409, '征集还没有截止，结果在截止后公布。'],
  'round/not-draft': [409, '这一轮征集已经开始过，不能再次开始。'],
  'round/not-finalisable': [409, '异议期还没有结束，暂不能定稿。'],
  'round/final': [409, '这一轮征集的结果已经定稿。'],
  'round/disputes-open': [409, '还有异议没有处理，处理完或到期后才能定稿。'],
  'round/cannot-pass': [409, '这一轮征集的设置有问题，开始前请先修改。'],
  'round/draft-changed': [409, '这份草稿刚刚被别人改过，请看过新的内容再改。'],
  'round/already-opened': [409, '这一轮已经开始，题目和规则不能再改。'],
  'round/draft-cancelled': [409, '这份草稿已经取消。'],
  'round/too-many-drafts': [409, '没有开始的草稿太多了，请先取消不用的。'],
  'round/own-entry': [409, '办理过本轮入户登记的人不能开始或截止本轮征集。'],

  'response/not-in-roll': [409, '您家不在本轮征集的住户名册里，请联系社区工作人员。'],
  'response/binding-pending': [409, '您家的绑定还在核验中，核验通过后就可以答复。'],
  'response/binding-recent': [409, '新绑定的账号满 24 小时后才能更改家人已作出的答复。'],
  'response/idempotency-mismatch': [409, '同一次提交的内容前后不一致，请重新打开页面再提交。'],
  'response/question-changed': [409, '征集内容已更新，请重新查看后再提交。'],
  'response/self-exists': [409, '这一户已经自己答复过，工作人员的登记不能替换。'],
  'response/household-conflict': [409, '您家里已有人作出了不同的选择，请和家人商量后再确认提交。'],
  'response/already-answered': [409, '本轮征集每户只能答复一次，您家已经答复过。'],
  'response/not-answered': [409, '您家还没有答复，无需撤回。'],
  'response/higher-ranked': [409, '您家现有的答复不是您能撤回的，请由作出答复的家人自己撤回。'],
  'response/household-refused': [409, '这一户已表示不愿表态，除非住户主动要求，请不要再次上门。'],
  'response/own-household': [409, '工作人员不能登记自己家的答复，请换一位同事。'],
  'response/opened-round': [409, '开始本轮征集的人不能办理本轮的入户登记，请换一位同事。'],
  'response/not-elector': [
    409,
    '业主表决只由业主本人投票；租户和家属可以提意见，代为投票的请带委托书到社区登记。',
  ],
  'response/not-representative': [409, '这套房屋有几位业主，由大家商定的代表投一票，请联系代表。'],
  'response/vote-stands': [409, '这套房屋已经投过票，房屋买卖不改变已经投出的票。'],
  'response/sale-unrecorded': [409, '这套房屋在表决开始后换了业主，请先请社区登记名册变更，再投票。'],
  'response/choices-differ': [
    409,
    '您名下另一套房屋的选择和这次不同。一位业主只有一种选择，请确认以这次为准。',
  ],
  'response/outside-window': [409, '入户时间不在征集期内。'],
  'response/form-unknown': [409, '没有找到这个表格编号，纸质表要先成批登记。'],
  'response/form-not-received': [409, '这张表在截止前没有随批次登记收回，截止后不能补录。'],

  'response/form-used': [409, '这张表已经录入过，一张表只录一次。'],
  'form/already-received': [409, '有的表已经登记收回过，请核对编号。'],

  'case/not-waiting': [409, '这一件已经处理过了。'],
  'case/own-request': [409, '申请和审核要由两个人办，请换一位同事。'],
  'case/own-household': [409, '不能办理自己家的事项，请换一位同事。'],
  'case/own-entry': [409, '登记过这条答复的人不能办理，请换一位同事。'],
  'case/already-asked': [409, '这一条已经有人申请过了。'],
  'exclusion/already-asked': [409, '这一户已经有人申请过不计入。'],
  'exclusion/heard': [409, '这一户已经表过态，不能申请不计入。'],
  'exclusion/attempts-missing': [409, '空置户要先在不同日期多次上门未遇，才能申请不计入。'],
  'exclusion/contact-missing': [409, '空置户还要打过电话或寄过信，才能申请不计入。'],
  'void/own-words': [409, '住户自己作出的答复不能作废，只能由住户修改或撤回。'],
  'void/nothing-left': [409, '这一条已经撤回或作废。'],
  'erase/not-final': [409, '结果确定以前不能清除，这一户的答复还在计票中。'],
  'erase/too-early': [409, '结果确定满一年后才能清除：这一年里决定还可以被要求撤销，要靠原始答复核对。'],
  'erase/archived': [409, '业主表决的投票属于要存档的材料，不能清除。'],
  'erase/nothing-left': [409, '这一户在这一轮里没有可以清除的内容。'],
  'dispute/own-entry': [409, '这是您自己作出的答复，可以直接修改或撤回。'],
  'dispute/members-entry': [409, '这是家里人用自己的账号作出的答复，请由家人登录后处理。'],
  'dispute/higher-rank': [409, '这是业主或家属自己作出的答复，您不能提出异议，请和家人商量。'],
  'dispute/already-open': [409, '这一条已经提过异议，正在核实。'],
  'dispute/nothing-left': [409, '这一条已经撤回或作废，不用再提异议。'],
  'dispute/code-unknown': [409, '纸条上的码不对或已失效，请核对后再试，或拨打纸条上的电话。'],
  'dispute/own-slip': [409, '这张纸条是您打印的，请交给住户自己查看和提出异议。'],
  'dispute/slips-enough': [409, '您给这一户打印的纸条已经很多了，请让住户用已有的纸条，或换一位同事打印。'],
  'amendment/not-there': [409, '名册里没有这一户，或者这一户已经在名册里。'],
  'sample/not-drawn': [409, '这一轮还没有抽取回访名单。'],
  'sample/not-in-sample': [409, '这一条不在回访名单里。'],
  'sample/already-recorded': [409, '这一条的回访结果已经登记过。'],

  'opinion/too-many-today': [409, '您今天写的意见已经很多了，请明天再写，或者打电话说。'],
  'opinion/target-unknown': [409, '没有找到要关联的内容，请重新选择。'],
  'opinion/not-grouped': [409, '这条意见还没有和别的意见确认归在一起。'],
  'opinion/link-undone': [409, '这条关联已经撤销过了。'],
  'opinion/private': [409, '写意见的人没有同意公开，只能由本人和工作人员查看。'],
  'opinion/too-few': [409, '征集里说的话，同样意见的住户太少时不公开，以免认出是哪一户。'],
  'opinion/score-is-public': [409, '评分按统计结果公布，不用另外公开。'],
  'opinion/names-somebody': [409, '公开的文字里不能有姓名、电话和门牌号，请修改。'],
  'opinion/not-public': [409, '这条意见现在没有公开。'],
  'opinion/not-final': [409, '评价结果还没有确定，确定以后才能转为诉求。'],
  'opinion/score-withheld': [409, '这一项打分的户数太少，得分不公布，不能转为诉求。'],
  'opinion/score-not-low': [409, '这一项的得分不低，不用转为诉求。'],
  'opinion/words-not-public': [409, '这条意见没有公开的文字，请先公开，或者请住户自己反映。'],

  'flag/not-yours': [409, '这条提示不是关于您登记的，不用您说明。'],
  'flag/own': [409, '这条提示是关于您自己登记的，要由另一位管理员复核。'],
  'flag/reviewed': [409, '这条提示已经复核过了。'],
  'flag/replies-full': [409, '您已经说明过很多次，请等复核的人看过。'],
  'flag/changed': [409, '这条提示刚刚有变化，请重新打开，看过再定。'],

  'stage/gate-closed': [409, '前置条件还没有满足，不能进入下一阶段。'],
  'stage/no-gate-to-waive': [409, '现在的阶段没有这项前置条件可以豁免。'],
  'stage/already-waived': [409, '这项前置条件已经豁免。'],
  'stage/owners-decide': [409, '涉及业主共同决定和公共收益的事项只能由业主决定，不能豁免。'],
  'stage/not-allowed': [409, '不能从当前阶段直接到这个阶段。'],
  'stage/reason-required': [409, '退回、暂停或退出需要写明原因。'],

  'evidence/not-multipart': [415, '请用上传表单提交一张照片或一个文件。'],
  'evidence/one-file': [400, '请一次上传一张照片或一个文件。'],
  'evidence/too-large': [413, '文件太大了，照片不超过 10 MB，PDF 不超过 20 MB。'],
  'evidence/unsupported-type': [415, '只收 JPEG、PNG、WebP 照片；工作人员还可以上传 PDF 文件。'],
  'evidence/animated': [415, '不收会动的图片，请上传普通照片。'],
  'evidence/file-name': [400, '文件名里有不能使用的字符，请改名后再上传。'],
  'evidence/not-a-photo': [409, '这是一份文件，不是照片，没有人脸和车牌可以遮挡。'],
  'evidence/cover-changed': [409, '这张照片刚刚有人处理过，请重新打开，看过再定。'],
  'evidence/photo-unknown': [409, '没有找到您上传的照片，请重新上传。'],
  'evidence/address-not-valid': [403, '这个照片地址无效，请回到原来的页面重新打开。'],
  'evidence/address-expired': [403, '这个照片地址已过期，请回到原来的页面重新打开。'],
  'evidence/storage-away': [503, '照片存储暂时连接不上，请稍后再试。'],
  'evidence/broken-image': [422, '这张照片打不开，请重新拍一张。'],
  'evidence/too-many-pixels': [413, '这张照片的像素太多，请缩小后再上传。'],
  'evidence/broken-upload': [400, '上传中断了，请重新上传。'],
  'evidence/too-much-today': [429, '您今天上传的照片和文件已经太多了，请明天再传，或联系社区工作人员。'],
  'evidence/storage-full': [503, '存储空间不够了，照片没有保存，请联系管理员。'],

  'plan/outdated': [409, '方案已经有更新的版本，请重新打开再改。'],
  'plan/unchanged': [409, '和现行方案没有不同，不用再公布。'],
  'plan/reason-required': [409, '评审以后改方案，或者公共收益改由别的资金出，要写明变更的原因。'],
  'plan/owners-first': [
    409,
    '施工已经开始，这样改会带进还没有经业主决定的内容。请先退回施工以前的阶段，公布、表决后再施工。',
  ],
  'plan/legal-effect-dropped': [409, '这一项要由业主共同决定，改方案时不能去掉或改动这一条。'],
  'notice/incomplete': [409, '公示的五项内容没有填全，不能公布。'],
  'notice/no-plan': [409, '还没有公布改造方案，不能公示。'],
  'notice/too-short': [409, '公示天数少于规定的最短天数。'],
  'notice/over': [409, '这次公示提异议的期限已经过了。'],
  'notice/answered': [409, '这件异议已经答复过。'],
  'publication/evidence-unknown': [409, '没有找到上传的照片或文件，请先为本小区上传。'],
  'publication/item-unknown': [409, '现行方案里没有这项内容，或者它不需要这份材料。'],
  'publication/exists': [409, '同样的内容已经公布过。'],
  'publication/too-many-objections': [409, '您家对这次公示提的异议已经到上限，还有话请打公示栏上的电话。'],

  'scrutineer/not-a-resident': [409, '核对人要是本轮名册里的住户，并且绑定已经核验通过。'],
  'scrutineer/two-households': [409, '核对人要两位，分别是两户的人。'],
  'scrutineer/staff-household': [409, '工作人员和他们家里的人不能当核对人，请另选一位。'],

  'owner/not-an-owner': [409, '代表要是这套房屋的业主，并且绑定已经核验通过。'],

  'committee/not-a-member': [409, '到会的人要在委员会名单里，至少一位，每位只写一次。'],
  'committee/too-few-present': [409, '到会的委员没有过半数，不能形成决定。'],
  'committee/votes-do-not-add-up': [409, '同意、不同意和弃权的人数要等于到会人数。'],

  'complaint/too-many-today': [429, '您今天提交的诉求已经很多了，请明天再提交，或者打公示栏上的电话。'],
  'complaint/too-much-said': [429, '您在这件诉求里说的已经很多了，请明天再补充，或者打电话说。'],
  'complaint/full': [
    409,
    '这件诉求里的记录已经太多，不能再往里加话。还有要说的，请另外提交一件诉求，或者打公示栏上的电话。',
  ],
  'complaint/changed': [409, '这件诉求刚刚有了新的变化，请看过再办。'],
  'complaint/ended': [409, '这件诉求已经办完，不能再补充。没有解决的，请要求重办或另外提交。'],
  'complaint/nobody-to-ask': [
    409,
    '没有人能在这里回答：没有登记是哪一户反映的，或者这一户当时还没有人登录。请打电话问，再把回答记下来。',
  ],
  'complaint/question-open': [
    409,
    '已经有一个问题在等反映人回答，回答以后才能再问。要补充说明，请用公开答复。',
  ],
  'complaint/organisation-unknown': [409, '这个单位不承办本小区的诉求，请重新选择。'],
  'complaint/organisation-elsewhere': [
    409,
    '这个单位还承办您管不到的小区，名称、类别和人员由管到它全部小区的区住建局修改；也可以在本小区停用，另增加一个单位。',
  ],
  'complaint/organisation-peopled': [409, '这是它承办的最后一个小区，请先在“人员”里把人都移出，再停用。'],
  'complaint/organisation-busy': [409, '这个单位手上还有没办完的诉求，请等办完或改派以后再停用。'],
  'complaint/no-handler': [409, '没有这个承办单位账号。请核对登录名；没有账号的，请系统管理员先开通。'],
  'complaint/no-phone': [409, '这件诉求没有留电话。'],
  'complaint/phone-closed': [409, '这件诉求已经办完，不再需要联系反映人。'],
  'complaint/wrong-state': [409, '这件诉求现在的状态不能这样办理，请刷新后再看。'],
  'complaint/appealed': [409, '这件诉求已经申诉过一次。'],
  'complaint/bureau-decides': [409, '这件诉求已经退单两次，由区住建局决定派给谁。'],
  'complaint/reopen-too-late': [409, '已经过了可以要求重办的期限，请另外提交一件诉求。'],
  'complaint/not-timed-out': [409, '居民评价的期限还没有到。'],
  'complaint/no-missed-deadline': [409, '办理期限还没有过，过了期限就可以申请督办。'],
  'complaint/closing-asked': [409, '已经申请过按无法解决办结，请等区住建局决定。'],
  'complaint/closing-not-asked': [409, '社区还没有申请按无法解决办结。'],
  'complaint/same-person': [409, '申请和批准要由不同的人来做。'],
  'complaint/needs-reason': [409, '请写明向居民公开的原因。'],
  'complaint/needs-decision': [409, '请选择同意还是不同意。'],
  'complaint/no-proof-photo': [409, '办结要附现场照片。'],
  'complaint/extension-too-long': [409, '申请延长的天数超过了规定。'],
  'complaint/merge-into-itself': [409, '不能并入它自己。'],
  'complaint/merge-into-ended': [409, '要并入的那件诉求已经办完，请选择还在办理的。'],
  'complaint/merge-private': [409, '不公开的诉求不能和别人的诉求合并办理。'],

  'ledger/integrity': [503, '登记簿校验没有通过，已停止登记，请联系管理员。'],
  'ledger/rolled-back': [503, '登记簿比已签发的存根旧，已停止登记，请联系管理员。'],
  'ledger/unavailable': [503, '登记簿暂时写不进去，您的答复还在手机上，请稍后再试。'],
  'ledger/no-such-entry': [404, '登记簿里没有这一条。'],

  'slip/own-entry': [409, '您登记的内容，请由另一位同事把纸条送到住户手里。'],
  'content/refused': [422, '文字里有不适合公开的内容，请修改后再提交。'],
  'live/bad-message': [400, '实时连接的消息格式不正确。'],
  'live/too-many-topics': [400, '订阅的内容太多。'],
  'live/topic-unknown': [404, '没有这个订阅。'],
  'live/foreign-origin': [403, '不能从其他网站连接。'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A field of the request that is wrong: `path` in dots and brackets (`answers[0].value`), `code` a stable word. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
}

/** The value that a rule or command gives back instead of a result; `details` are numbers a screen may show (`need`). */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly fields?: readonly FieldFault[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Makes a refusal; `details` stand beside the code in the reply (`{"error": {"code", …details}}`). */
export function refuse(code: RefusalCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details === undefined ? { refused: code } : { refused: code, details };
}

/** A refusal of the request's own content, naming each wrong field. */
export function refuseFields(fields: readonly FieldFault[]): Refusal {
  return { refused: 'request/invalid-field', fields };
}

/** Tells a refusal from a result, also from a participation, whose `refused` is a number of households. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string'
  );
}

/** The body of every refused request. `details` of the refusal are spread beside `code`. */
export interface RefusalBody {
  readonly error: {
    readonly code: RefusalCode;
    readonly message: string;
    readonly fields?: readonly FieldFault[];
    readonly requestId: string;
    readonly [detail: string]: unknown;
  };
}
