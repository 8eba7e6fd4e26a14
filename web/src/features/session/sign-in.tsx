import { Eye, EyeOff } from 'lucide-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Form } from 'react-aria-components/Form';
import { Brand } from '../../shared/ui/brand';
import { brandWords } from '../../shared/ui/brand.words';
import { Button, IconButton } from '../../shared/ui/button';
import { TextField } from '../../shared/ui/field';
import { Refusal } from '../../shared/ui/states';
import { useSignIn } from './session.data';
import { sessionWords } from './session.words';

export function SignIn() {
  const { then } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 bg-canvas p-4">
      <div className="w-full max-w-sm rounded-card border border-line bg-surface p-6">
        <div className="mb-6 space-y-1">
          <Brand />
          <p className="text-secondary text-ink-2">{brandWords.subtitle}</p>
        </div>
        <h1 className="mb-4 text-title font-semibold">{sessionWords.title}</h1>
        <Credentials onDone={() => void navigate({ to: then ?? '/', replace: true })} />
      </div>
    </main>
  );
}

/** @param username given where only the password is asked again */
export function Credentials({
  username: known,
  label = sessionWords.signIn,
  onDone,
}: {
  username?: string;
  label?: string;
  onDone: () => void;
}) {
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [hasCaps, setCaps] = useState(false);
  const signIn = useSignIn(onDone);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    signIn.mutate({ username: username.trim(), password });
  };
  const noteCaps = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'));
  return (
    <Form onSubmit={submit} className="space-y-4">
      {!known && (
        <TextField
          label={sessionWords.username}
          name="username"
          value={username}
          onChange={setUsername}
          isLatin
          autoComplete="username"
          autoFocus
          isRequired
          description={/[؀-ۿ]/.test(username) ? sessionWords.persianLayout : undefined}
        />
      )}
      <div className="flex items-end gap-1">
        <TextField
          label={sessionWords.password}
          name="password"
          type={isShown ? 'text' : 'password'}
          value={password}
          onChange={setPassword}
          onKeyUp={noteCaps}
          isLatin
          autoComplete="current-password"
          autoFocus={!!known}
          isRequired
          className="flex-1"
        />
        <IconButton label={isShown ? sessionWords.hide : sessionWords.show} onPress={() => setShown(!isShown)}>
          {isShown ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
        </IconButton>
      </div>
      {hasCaps && <p className="text-meta text-warn">{sessionWords.capsLock}</p>}
      <Refusal error={signIn.error} />
      <Button look="primary" type="submit" isPending={signIn.isPending} className="w-full">
        {label}
      </Button>
    </Form>
  );
}
