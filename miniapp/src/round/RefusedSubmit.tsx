import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { goBack, openPage, replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';
import { TOP, useFocusOnReturn } from './focusOnReturn.ts';
import type { Submit } from './useSubmit.ts';

interface RefusedSubmitProps {
  readonly round: RoundView;
  readonly submit: Submit;
  readonly item: OutboxItem;
  readonly onReload: () => void;
}

/** The server said no: why, what is safe, and the one step that leads on. */
export function RefusedSubmit({ round, submit, item, onReload }: RefusedSubmitProps) {
  const code = item.refusal?.code ?? 'server/fault';
  const title = `未登记：${refusalSentence(code)}`;
  const backToBallot = (): void => {
    onReload();
    useFocusOnReturn.getState().want(TOP);
    goBack();
  };
  switch (code) {
    case 'response/household-conflict':
      return (
        <Box className="stack">
          <Banner tone="warn" title={title}>
            您可以先和家人商量，再决定要不要提交。提交后，两个人的选择都会留在登记簿里，家人会收到通知；都不改的话，这一题记为“一家两种意见”，不算赞成也不算反对。
          </Banner>
          <Button kind="primary" onPress={() => submit.sendAgain(item, { confirm: true })}>
            商量过了，确认提交
          </Button>
          <Button onPress={backToBallot}>回去改</Button>
          <Button kind="quiet" onPress={() => openPage(paths.mine(round.roundId))}>
            看家人选了什么
          </Button>
        </Box>
      );
    case 'response/question-changed':
    case 'request/invalid-field':
    case 'content/refused':
      return (
        <Box className="stack">
          <Banner tone="bad" title={title}>
            您的选择都还在，改好再提交一次就行。
          </Banner>
          <Button kind="primary" onPress={backToBallot}>
            回去看一遍
          </Button>
        </Box>
      );
    case 'response/idempotency-mismatch':
      return (
        <Box className="stack">
          <Banner tone="warn" title="这次提交和之前的一次混在一起了，没有登记这一次。">
            再提交一次就行，以最后一次为准。
          </Banner>
          <Button kind="primary" onPress={() => submit.sendAgain(item, { fresh: true })}>
            再提交一次
          </Button>
        </Box>
      );
    case 'round/closed':
      return (
        <Box className="stack">
          <Banner tone="bad" title={title}>
            您的选择还在手机上，但是不能再登记了。有疑问请拨打页面下方的电话。
          </Banner>
          <Button kind="primary" onPress={() => replacePage(paths.result(round.roundId))}>
            看结果
          </Button>
        </Box>
      );
    default:
      return (
        <Box className="stack">
          <Banner tone="bad" title={title}>
            您的选择还在手机上。{wayOut(code)}
          </Banner>
          <Button kind="primary" onPress={() => submit.sendAgain(item, {})}>
            再提交一次
          </Button>
          <Button kind="quiet" onPress={backToBallot}>
            回去看一遍
          </Button>
        </Box>
      );
  }
}
