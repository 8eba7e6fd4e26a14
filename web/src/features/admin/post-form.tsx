import { useState } from 'react';
import type { AdminPost, CreatePost, EditPost } from '../../../../contracts/org-admin';
import type { PostKind } from '../../../../contracts/org';
import { DateField } from '../../shared/ui/date-field';
import { DigitsField } from '../../shared/ui/digits-field';
import { SelectField, Switch, TextField } from '../../shared/ui/field';
import { toast } from '../../shared/ui/toast';
import { useAdminAct } from './admin.data';
import { adminWords, postWords as words } from './admin.words';
import { FormDialog } from './form-dialog';
import { chosen } from './options';

/** A new post of a unit, or what can be changed of one. */
export function PostForm({ post, unit, onClose }: { post?: AdminPost; unit: string; onClose: () => void }) {
  const [title, setTitle] = useState(post?.title ?? '');
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<PostKind>('EXPERT');
  const [rank, setRank] = useState(String(post?.rank ?? 2));
  const [maySign, setMaySign] = useState(post?.maySign ?? false);
  const [from, setFrom] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const save = useAdminAct<AdminPost>(() => {
    toast({ title: adminWords.saved, tone: 'ok' });
    onClose();
  });
  const missing = (value: string) => (isTried && !value.trim() ? adminWords.missing : undefined);
  const submit = () => {
    setTried(true);
    if (!title.trim() || !rank || (!post && !code.trim())) return;
    const facts: EditPost = { title: title.trim(), rank: Number(rank), maySign };
    if (post) return save.mutate({ path: `/admin/posts/${post.id}`, method: 'PATCH', body: facts });
    const body = { ...facts, code: code.trim(), unit, kind, ...(from && { from }) } as CreatePost;
    save.mutate({ path: '/admin/posts', body });
  };
  return (
    <FormDialog title={post ? words.editTitle : words.create} onClose={onClose} onSave={submit} act={save}>
      <TextField
        label={words.title}
        description={words.titleHint}
        value={title}
        onChange={setTitle}
        isRequired
        error={missing(title)}
        maxLength={200}
        autoFocus
      />
      {!post && (
        <>
          <TextField
            label={adminWords.code}
            description={adminWords.codeHint}
            value={code}
            onChange={setCode}
            isRequired
            isLatin
            error={missing(code)}
            maxLength={60}
          />
          <SelectField label={words.kind} value={kind} onChange={setKind} options={chosen(words.kinds)} />
        </>
      )}
      <DigitsField
        label={words.rank}
        description={words.rankHint}
        value={rank}
        onChange={setRank}
        maxDigits={2}
        isRequired
        error={missing(rank)}
      />
      <Switch isSelected={maySign} onChange={setMaySign}>
        {words.maySign}
      </Switch>
      {!post && <DateField label={adminWords.from} description={adminWords.fromHint} value={from} onChange={setFrom} />}
    </FormDialog>
  );
}
