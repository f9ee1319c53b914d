import { Card } from '../components/Card.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { ReadAloud } from '../components/ReadAloud.tsx';

const PARTS: readonly { readonly title: string; readonly lines: readonly string[] }[] = [
  {
    title: '记什么',
    lines: [
      '您的答复记入本小区的答复登记簿，只能追加，不能改动；改主意也是再追加一条。',
      '登记簿公开的部分没有姓名、门牌和您的选择，只有加盐的承诺值、渠道和取整到十分钟的时间。',
      '姓名和电话加密保存，只用来核验和通知您。',
      '字号、草稿和回执只存在这台设备上。微信里只取登录凭证，不取您的手机号、位置、相册和通讯录。',
    ],
  },
  {
    title: '谁能看',
    lines: [
      '任何人：小区的征集率和还差几户，不含谁选了什么。',
      '本小区已绑定的居民：十户以上的楼栋进度，最多十分钟更新一次。',
      '本小区的工作人员：哪些户还没有答复、走的什么渠道。',
      '您的选择：您自己家，以及依规核票的审计人员；每次查看都有记录。少于 5 户的分类数字不公布。',
    ],
  },
  {
    title: '怎么核对',
    lines: [
      '每次登记都有回执。您的设备先验证签名、承诺和登记簿位置，通过了才显示“已登记”。',
      '设备会记住上次见过的登记簿编号，下次打开时核对它没有被改写；核对不上会直接告诉您。',
    ],
  },
  {
    title: '不承诺什么',
    lines: [
      '不承诺对办公室保密：征集是记名的，办公室需要知道哪一户怎么说。',
      '不承诺防住旁人逼迫：别人看着您的手机时，我们分不出来。',
      '不承诺被破解（越狱、刷机）的手机上仍然可信。',
      '不承诺住户名册本身没有错：名册由街道、社区提供，发现有误请来电更正。',
    ],
  },
  {
    title: '保存多久',
    lines: [
      '结果定稿、可以提出异议的期限（一年）和归档期满以后，可以申请抹去您的答复内容；登记簿的证明仍然有效。',
    ],
  },
];

/** 关于与隐私: what is recorded, who sees it, how to check it, and what is not promised. */
export default function PrivacyPage() {
  const text = PARTS.map((part) => `${part.title}。${part.lines.join('')}`).join('');
  return (
    <Screen title="关于与隐私">
      <Box as="p">
        小区改造意见征集：看方案、说意见、做选择、来监督。每一户的答复都如实登记，谁都可以核对总数。
      </Box>
      <ReadAloud text={text} />
      {PARTS.map((part) => (
        <Card key={part.title} title={part.title}>
          <Box as="ul" className="stack">
            {part.lines.map((line) => (
              <Box as="li" key={line}>
                {line}
              </Box>
            ))}
          </Box>
        </Card>
      ))}
    </Screen>
  );
}
