import { Component, type ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** A bug in a page shows this instead of nothing; what was typed is kept on the device by the page as it was typed. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const again = (): void => this.setState({ broken: false });
    return (
      <Box className="failure">
        <Banner tone="bad" title="这一页出错了。">
          已登记的答复不受影响，没有提交的内容还在手机上。
        </Banner>
        <Button kind="primary" onPress={again}>
          再试一次
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            again();
            openPage(paths.home());
          }}
        >
          回首页
        </Button>
      </Box>
    );
  }
}
