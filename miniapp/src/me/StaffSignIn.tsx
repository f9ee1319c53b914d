import { useState } from 'react';
import type { SignIn } from '../../../shared/identity/account.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';

interface StaffSignInProps {
  readonly busy: boolean;
  readonly onSignIn: (how: SignIn) => void;
}

/** Staff sign in with name and password, and the six digits of their authenticator where they have one. */
export function StaffSignIn({ busy, onSignIn }: StaffSignInProps) {
  const [open, setOpen] = useState(false);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = (value: string): string | undefined =>
    asked && value.trim() === '' ? '请填写这一项' : undefined;
  const submit = (): void => {
    setAsked(true);
    if (username.trim() === '' || password === '') return;
    const named = { method: 'password', username: username.trim(), password } as const;
    onSignIn(totp.trim() === '' ? named : { ...named, totp: totp.trim() });
  };
  if (!open) {
    return (
      <Button aria-expanded={false} onPress={() => setOpen(true)}>
        工作人员登录
      </Button>
    );
  }
  return (
    <Card title="工作人员登录">
      <Box className="stack">
        <Field
          id="username"
          label="用户名"
          value={username}
          onChange={setUsername}
          autoComplete="username"
          error={missing(username)}
        />
        <Field
          id="password"
          label="密码"
          kind="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={missing(password)}
        />
        <Field
          id="totp"
          label="动态码"
          hint="开通了动态码的账号填 6 位数字"
          kind="code"
          required={false}
          maxLength={6}
          value={totp}
          onChange={setTotp}
          autoComplete="one-time-code"
        />
        <Button kind="primary" busy={busy} onPress={submit}>
          登录
        </Button>
      </Box>
    </Card>
  );
}
